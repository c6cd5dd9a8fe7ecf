// Loaded first into every program that a start brings up: when the one that started it is killed, it stops by itself,
// in its own orderly way, instead of living on and holding its port.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
