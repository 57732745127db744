export * from './reading/cells'
