import { basename } from 'node:path'
import { MultipartFile } from '@adonisjs/core/bodyparser'
import type { HttpRequest } from '@adonisjs/core/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type { SentFile } from '#exceptions/pictures'

/** Fields that pictures may come in: the first is the one that is documented. */
export const PICTURE_FIELDS = ['image', 'images', 'file']

interface Value {
  field: string
  value: unknown
}

/** The files of a body that was read, in the order in which they came; anything else under their names is ignored. */
export const filesIn = (request: HttpRequest): SentFile[] =>
  inOrder(valuesIn(request, PICTURE_FIELDS).filter(isFile))

/**
 * The files of a body that has at least one.
 *
 * @throws InvalidInputException for a body without one, and for anything else under their names
 */
export function requiredFilesIn(request: HttpRequest, fields = PICTURE_FIELDS): SentFile[] {
  const values = valuesIn(request, fields).filter(({ value }) => value !== '' && value !== null)
  const wrong = values.find((one) => !isFile(one))
  if (wrong) throw new InvalidInputException([{ path: [wrong.field], code: 'not_a_file' }])
  if (!values.length) throw new InvalidInputException([{ path: [fields[0]!], code: 'no_file' }])
  return inOrder(values.filter(isFile))
}

function valuesIn(request: HttpRequest, fields: string[]): Value[] {
  const body = Object(request.body()) as Record<string, unknown>
  return fields
    .filter((field) => Object.hasOwn(body, field))
    .flatMap((field) => [body[field]].flat().map((value) => ({ field, value })))
}

const isFile = (one: Value): one is { field: string; value: MultipartFile } =>
  one.value instanceof MultipartFile && Boolean(one.value.tmpPath)

/** #surfaces/multipart_form numbers its files as they come. */
const inOrder = (files: { field: string; value: MultipartFile }[]): SentFile[] =>
  files
    .map(({ field, value }) => ({
      ...{ field, file: value.clientName, path: value.tmpPath!, bytes: value.size },
    }))
    .toSorted((one, other) => Number(basename(one.path)) - Number(basename(other.path)))

/**
 * The file of a body that may bring one; anything else under its name is ignored.
 *
 * @throws InvalidInputException for several
 */
export const fileIn = (request: HttpRequest, field: string): SentFile | undefined =>
  atMostOne(inOrder(valuesIn(request, [field]).filter(isFile)))

/** Fields that an avatar may come in. */
export const AVATAR_FIELDS = ['avatar', 'image', 'file']

/**
 * The one file of a body.
 *
 * @param fields - names that it may come under; the first is told where there is none
 * @throws InvalidInputException for none, for several, and for anything else under their names
 */
export function onlyFile(request: HttpRequest, fields: string[]): SentFile {
  return atMostOne(requiredFilesIn(request, fields))!
}

function atMostOne([file, another]: SentFile[]): SentFile | undefined {
  if (another) throw new InvalidInputException([{ path: [another.field], code: 'several_files' }])
  return file
}
