import type { HttpContext } from '@adonisjs/core/http'
import { bytesOfExport, readableExport } from '#actions/privacy/read_export'
import { exportFileValidator } from '#validators/privacy'

/** The file of an export. */
export default class ExportFilesController {
  async show({ auth, request, response }: HttpContext) {
    const { token } = await exportFileValidator.validate(request.qs())
    const made = await readableExport({ userId: auth.user?.id, token })
    response.header('Content-Type', 'application/zip')
    response.header('Content-Disposition', 'attachment; filename="export.zip"')
    response.header('Cache-Control', 'private, no-store').header('Content-Length', made.sizeBytes)
    return response.stream(bytesOfExport(made))
  }
}
