import vine from '@vinejs/vine'
import { RefusalReporter } from '#validators/reporter'

vine.errorReporter = () => new RefusalReporter()
