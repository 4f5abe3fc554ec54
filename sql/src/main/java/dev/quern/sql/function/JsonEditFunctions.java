package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Rex;
import dev.quern.types.json.JsonEditKernels;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * Source: "JSON functions", those that make and change JSON. They take values of any type: each is
 * rewritten to an operator that takes JSON, with TO_JSON around the values.
 */
final class JsonEditFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "json_functions",
          scalar("JSON_ARRAY")
              .on(
                  "(ANY...) -> JSON",
                  rewrite((a, context) -> context.call("$JSON_ARRAY", toJson(a, context))))
              .example("JSON_ARRAY(10, 'a', NULL)", "[10,\"a\",null]"),
          scalar("JSON_OBJECT")
              .on("(STRING..., ANY...) -> JSON", rewrite(JsonEditFunctions::object))
              .on("(ARRAY<STRING>, ARRAY<T1>) -> JSON", rewrite(JsonEditFunctions::objectOfArrays))
              .example("JSON_OBJECT('a', 10, 'b', [1, 2])", "{\"a\":10,\"b\":[1,2]}"),
          scalar("JSON_SET")
              .on(
                  "(JSON, const STRING, ANY, const STRING..., ANY..., [create_if_missing => BOOL = TRUE]) -> JSON",
                  rewrite(JsonEditFunctions::set))
              .example("JSON_SET(JSON '{\"a\": 1}', '$.b', 2)", "{\"a\":1,\"b\":2}"),
          scalar("JSON_ARRAY_APPEND")
              .on(
                  "(JSON, const STRING, ANY, const STRING..., ANY..., [append_each_element => BOOL = TRUE]) -> JSON",
                  rewrite((a, context) -> editArray("$JSON_ARRAY_APPEND", a, context)))
              .example("JSON_ARRAY_APPEND(JSON '[1]', '$', [2, 3])", "[1,2,3]"),
          scalar("JSON_ARRAY_INSERT")
              .on(
                  "(JSON, const STRING, ANY, const STRING..., ANY..., [insert_each_element => BOOL = TRUE]) -> JSON",
                  rewrite((a, context) -> editArray("$JSON_ARRAY_INSERT", a, context)))
              .example("JSON_ARRAY_INSERT(JSON '[1, 2]', '$[1]', 7)", "[1,7,2]"),
          scalar("JSON_REMOVE")
              .on("(JSON, const STRING, const STRING...) -> JSON", JsonEditKernels.REMOVE)
              .example("JSON_REMOVE(JSON '{\"a\": 1, \"b\": 2}', '$.b')", "{\"a\":1}"),
          scalar("JSON_STRIP_NULLS")
              .on(
                  "(JSON, [const STRING = '$'], [include_arrays => BOOL = TRUE],"
                      + " [remove_empty => BOOL = FALSE]) -> JSON",
                  JsonEditKernels.STRIP_NULLS)
              .example("JSON_STRIP_NULLS(JSON '{\"a\": null, \"b\": 1}')", "{\"b\":1}"),
          operator("$JSON_ARRAY", "JSON_ARRAY").on("(JSON...) -> JSON", JsonEditKernels.ARRAY),
          operator("$JSON_OBJECT", "JSON_OBJECT")
              .on("(STRING..., JSON...) -> JSON", JsonEditKernels.OBJECT),
          operator("$JSON_OBJECT_OF_ARRAYS", "JSON_OBJECT")
              .on("(ARRAY<STRING>, JSON) -> JSON", JsonEditKernels.OBJECT_OF_ARRAYS),
          operator("$JSON_SET", "JSON_SET")
              .on("(JSON, BOOL, STRING..., JSON...) -> JSON", JsonEditKernels.SET),
          operator("$JSON_ARRAY_APPEND", "JSON_ARRAY_APPEND")
              .on("(JSON, BOOL, STRING, STRING..., JSON...) -> JSON", JsonEditKernels.ARRAY_APPEND),
          operator("$JSON_ARRAY_INSERT", "JSON_ARRAY_INSERT")
              .on(
                  "(JSON, BOOL, STRING, STRING..., JSON...) -> JSON",
                  JsonEditKernels.ARRAY_INSERT));

  private JsonEditFunctions() {}

  private static RexNode object(List<RexNode> arguments, RewriteContext context) {
    return context.call("$JSON_OBJECT", pairs(arguments, context));
  }

  private static RexNode objectOfArrays(List<RexNode> arguments, RewriteContext context) {
    return context.call(
        "$JSON_OBJECT_OF_ARRAYS",
        List.of(arguments.getFirst(), toJson(arguments.getLast(), context)));
  }

  private static RexNode set(List<RexNode> arguments, RewriteContext context) {
    List<RexNode> edit = new ArrayList<>(List.of(arguments.getFirst(), arguments.getLast()));
    edit.addAll(pairs(arguments.subList(1, arguments.size() - 1), context));
    return context.call("$JSON_SET", edit);
  }

  /** As for JSON_SET, with a letter for each value: {@code a} when it is an ARRAY. */
  private static RexNode editArray(
      String operator, List<RexNode> arguments, RewriteContext context) {
    List<RexNode> pairs = arguments.subList(1, arguments.size() - 1);
    StringBuilder arrays = new StringBuilder();
    for (int i = 1; i < pairs.size(); i += 2) {
      arrays.append(Rex.typeOf(pairs.get(i)).isArray() ? 'a' : '-');
    }
    List<RexNode> edit = new ArrayList<>(List.of(arguments.getFirst(), arguments.getLast()));
    edit.add(Rex.text(arrays.toString()));
    edit.addAll(pairs(pairs, context));
    return context.call(operator, edit);
  }

  /** Texts and values in turn, the values as JSON. */
  private static List<RexNode> pairs(List<RexNode> arguments, RewriteContext context) {
    List<RexNode> result = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      result.add(arguments.get(i));
      result.add(toJson(arguments.get(i + 1), context));
    }
    return result;
  }

  private static List<RexNode> toJson(List<RexNode> values, RewriteContext context) {
    return values.stream().map(value -> toJson(value, context)).toList();
  }

  /** A value as JSON; NULL of type JSON stays, which the operators take for a JSON null. */
  private static RexNode toJson(RexNode value, RewriteContext context) {
    return Rex.typeOf(value) == ScalarType.JSON ? value : context.call("TO_JSON", List.of(value));
  }
}
