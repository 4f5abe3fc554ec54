package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.sql.function.FunctionDefinition.Trait.CASTS_TO_STRING;
import static dev.quern.sql.function.FunctionDefinition.Trait.INLINE_TYPES;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.sql.algebra.Rex;
import dev.quern.types.bytes.BytesKernels;
import dev.quern.types.string.StringKernels;
import dev.quern.types.utf8.SequenceKernels;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Source: "Operators", LIKE, quantified LIKE and concatenation. */
final class TextOperators {

  static final List<FunctionDefinition> TABLE =
      table(
          "operators",
          operator("$LIKE", "LIKE")
              .with(INLINE_TYPES)
              .on("(STRING, STRING) -> BOOL", TextTemplates.like())
              .on("(BYTES, BYTES) -> BOOL", BytesKernels.LIKE)
              .example("'apple' LIKE 'a%l_'", "true"),
          operator("$LIKE_ANY", "LIKE ANY|SOME")
              .with(INLINE_TYPES)
              .on("(STRING, STRING...) -> BOOL", anyOf())
              .on("(BYTES, BYTES...) -> BOOL", anyOf())
              .example("'apple' LIKE ANY ('b%', '%e')", "true"),
          operator("$LIKE_ALL", "LIKE ALL")
              .with(INLINE_TYPES)
              .on("(STRING, STRING...) -> BOOL", allOf())
              .on("(BYTES, BYTES...) -> BOOL", allOf())
              .example("'apple' LIKE ALL ('b%', '%e')", "false"),
          operator("$LIKE_ANY_ARRAY", "LIKE ANY|SOME UNNEST")
              .with(INLINE_TYPES)
              .on("(STRING, ARRAY<STRING>) -> BOOL", SequenceKernels.likeAny(STRING))
              .on("(BYTES, ARRAY<BYTES>) -> BOOL", SequenceKernels.likeAny(BYTES))
              .example("'apple' LIKE ANY UNNEST(['b%', '%e'])", "true"),
          operator("$LIKE_ALL_ARRAY", "LIKE ALL UNNEST")
              .with(INLINE_TYPES)
              .on("(STRING, ARRAY<STRING>) -> BOOL", SequenceKernels.likeAll(STRING))
              .on("(BYTES, ARRAY<BYTES>) -> BOOL", SequenceKernels.likeAll(BYTES))
              .example("'apple' LIKE ALL UNNEST(['a%', '%e'])", "true"),
          operator("$IS_ASCII", "IS ASCII")
              .on("(STRING) -> BOOL", sql("(strlen($1) = length($1))")),
          operator("$LOWER_ASCII", "LOWER").on("(STRING) -> STRING", sql("lower($1)")),
          operator("$UPPER_ASCII", "UPPER").on("(STRING) -> STRING", sql("upper($1)")),
          operator("$LOWER_ANY", "LOWER").on("(STRING) -> STRING", StringKernels.LOWER),
          operator("$UPPER_ANY", "UPPER").on("(STRING) -> STRING", StringKernels.UPPER),
          operator("$CONCAT_OP", "||")
              .with(CASTS_TO_STRING)
              .on("(STRING, STRING...) -> STRING", sql("($1 || $2)"))
              .on("(BYTES, BYTES...) -> BYTES", sql("($1 || $2)"))
              .on(
                  "(ARRAY<T1>, ARRAY<T1>...) -> ARRAY<T1>",
                  sql("CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN list_concat($1, $2) END"))
              .example("'a' || 1 || 'b'", "a1b"));

  private TextOperators() {}

  private static Implementation anyOf() {
    return rewrite((a, context) -> Rex.or(tests(a, context)));
  }

  private static Implementation allOf() {
    return rewrite((a, context) -> Rex.and(tests(a, context)));
  }

  private static List<RexNode> tests(List<RexNode> arguments, RewriteContext context) {
    return arguments.stream()
        .skip(1)
        .map(pattern -> context.call("$LIKE", List.of(arguments.getFirst(), pattern)))
        .toList();
  }
}
