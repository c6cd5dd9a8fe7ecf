/** Which form of a page was sent, for a page that has several. The request can still be read afterwards. */
export async function formIdOf({ request }: { request: Request }): Promise<string> {
  const posted = await request.clone().formData()
  return String(posted.get('form') ?? '')
}
