package dev.quern.sql.ast;

/**
 * An expression. Source: "Expressions" of GoogleSQL: "Operators", "Function calls", "Conditional
 * expressions", "Subqueries", "Conversion functions".
 */
public sealed interface Expression extends Node
    permits Literal,
        Access,
        Operation,
        Constructor,
        SpecialForm,
        SubqueryExpression,
        FunctionCall {}
