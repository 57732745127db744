import type { ColumnInfo } from '../columnInfo'
import { featureKind, ruleOf } from '../columnRules'
import { estimateInputs } from '../inputCount'
import { type Issue, issueAt } from '../issue'
import { limits } from '../limits'
import type { PreparationSpec } from '../runSpec'
import { withThousands } from '../words/wording'

/** Whether products of features tell something, and whether there are not too many inputs. */
export function productIssues(preparation: PreparationSpec, columns: readonly ColumnInfo[]): Issue[] {
  const issues: Issue[] = []
  const squared = preparation.interactions.find(
    ([first, second]) =>
      first === second &&
      isOneHot(
        columns.find(({ name }) => name === first),
        preparation,
      ),
  )
  if (squared !== undefined) {
    const message = `${squared[0]} times itself adds no information: pair it with another feature.`
    issues.push(issueAt('preparation.interactions', 'square-of-category', message, { name: squared[0] }))
  }
  const { single, products } = estimateInputs(columns, preparation)
  const found = single + products
  if (found <= limits.inputs) return issues
  const { degree, interactions } = preparation
  const [at, remedy] =
    degree > 1
      ? ['degree', 'take a lower degree, or fewer features']
      : interactions.length > 0 && single <= limits.inputs
        ? ['interactions', 'remove some']
        : ['features', 'remove some']
  const message = `This makes ${withThousands(found)} inputs, at most ${withThousands(limits.inputs)} fit: ${remedy}.`
  return [...issues, issueAt(`preparation.${at}`, 'too-many-inputs', message, { found, most: limits.inputs })]
}

function isOneHot(column: ColumnInfo | undefined, { columns }: PreparationSpec): boolean {
  if (column === undefined || featureKind(column) !== 'category') return false
  return ruleOf(columns, column.name).encoding !== 'ordinal'
}
