package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.coercion.Supertypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * Arrays and structs made of values. Source: "Data types", Constructing an array, Constructing a
 * struct.
 */
final class ConstructorAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  ConstructorAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  RexNode analyze(Constructor constructor, ExpressionContext place) {
    return switch (constructor) {
      case Constructor.Array array -> array(array, place);
      case Constructor.Struct struct -> struct(struct, place);
      case Constructor.Tuple tuple -> tuple(tuple, place);
      case Constructor.New _ ->
          throw context.error(constructor, "Protocol buffers are not supported");
    };
  }

  private RexNode array(Constructor.Array array, ExpressionContext place) {
    List<RexNode> elements =
        array.elements().stream().map(e -> analysis.expressions.analyze(e, place)).toList();
    refuseArrays(array.elements(), elements);
    CollationRules.check("ARRAY[...]", elements, array.span(), context);
    if (array.type().isPresent()) {
      SqlType element = ((ArrayType) analysis.types.analyze(array.type().get())).element();
      RexNode typed = Rex.array(element, coerceAll(array.elements(), elements, element));
      return Rex.asLiteral(typed).map(l -> Rex.literal(l.value(), true)).orElse(typed);
    }
    if (elements.isEmpty()) {
      return Rex.literal(new Value.Array(new ArrayType(ScalarType.INT64), List.of()));
    }
    SqlType element = Supertypes.of(elements).orElseThrow(() -> noCommonType(array, elements));
    return Rex.array(element, elements.stream().map(e -> context.coerce(e, element)).toList());
  }

  private void refuseArrays(List<Expression> expressions, List<RexNode> elements) {
    for (int i = 0; i < elements.size(); i++) {
      if (Rex.typeOf(elements.get(i)) instanceof ArrayType type) {
        throw context.error(
            expressions.get(i),
            "Cannot construct array with element type %s because nested arrays are not supported",
            type);
      }
    }
  }

  private RuntimeException noCommonType(Constructor.Array array, List<RexNode> elements) {
    return context.error(
        array,
        "Array elements of types %s do not have a common supertype",
        TypeNames.set(elements));
  }

  private List<RexNode> coerceAll(
      List<Expression> expressions, List<RexNode> values, SqlType type) {
    List<RexNode> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      converted.add(
          analysis.expressions.coerce(
              expressions.get(i),
              values.get(i),
              type,
              "Array element type %s does not coerce to %s"));
    }
    return converted;
  }

  private RexNode struct(Constructor.Struct struct, ExpressionContext place) {
    if (struct.fields().isEmpty()) {
      throw context.unsupported(struct, "A STRUCT without fields");
    }
    List<RexNode> values =
        struct.fields().stream()
            .map(field -> analysis.expressions.analyze(field.value(), place))
            .toList();
    if (struct.type().isPresent()) {
      return typedStruct(struct, (StructType) analysis.types.analyze(struct.type().get()), values);
    }
    List<StructType.Field> fields = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Constructor.StructField field = struct.fields().get(i);
      String name =
          field.alias().map(Identifier::name).orElseGet(() -> NameInference.of(field.value()));
      fields.add(new StructType.Field(name, Rex.typeOf(values.get(i))));
    }
    return Rex.struct(new StructType(fields), values);
  }

  private RexNode typedStruct(Constructor.Struct struct, StructType type, List<RexNode> values) {
    if (type.fields().size() != values.size()) {
      throw context.error(
          struct,
          "STRUCT type has %d fields but constructor call has %d fields",
          type.fields().size(),
          values.size());
    }
    List<RexNode> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Constructor.StructField field = struct.fields().get(i);
      if (field.alias().isPresent()) {
        throw context.error(
            field.alias().get(),
            "STRUCT constructors cannot specify both an explicit type and field names with AS");
      }
      converted.add(
          analysis.expressions.coerce(
              field.value(),
              values.get(i),
              type.fields().get(i).type(),
              "Struct field %d has type %%s which does not coerce to %%s".formatted(i + 1)));
    }
    return Rex.struct(type, converted);
  }

  private RexNode tuple(Constructor.Tuple tuple, ExpressionContext place) {
    List<RexNode> values =
        tuple.values().stream().map(e -> analysis.expressions.analyze(e, place)).toList();
    return Rex.struct(
        new StructType(values.stream().map(v -> new StructType.Field("", Rex.typeOf(v))).toList()),
        values);
  }
}
