package dev.quern.sql.function;

/**
 * An expression with its result.
 *
 * @param expression GoogleSQL without columns; an aggregate is written with its rows: {@code SUM(x)
 *     FROM UNNEST([1, 2]) AS x}
 * @param result the value as text: what {@code CAST(value AS STRING)} gives where there is such a
 *     cast, {@code NULL}, {@code [a, b]}, {@code {1, a}}, {@code b"\x00a"}
 */
public record FunctionExample(String expression, String result) {}
