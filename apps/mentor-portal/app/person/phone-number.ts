/** A British mobile number as people read it aloud. */
export function inGroups(phone: string): string {
  const mobile = /^\+44(7\d{3})(\d{3})(\d{3})$/.exec(phone)
  return mobile ? `0${mobile[1]} ${mobile[2]} ${mobile[3]}` : phone
}
