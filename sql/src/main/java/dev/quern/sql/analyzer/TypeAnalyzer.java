package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.type.TypeParameters;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gives type names meaning. Source: "Data types". */
final class TypeAnalyzer {

  private final StatementContext context;

  TypeAnalyzer(StatementContext context) {
    this.context = context;
  }

  SqlType analyze(TypeExpression type) {
    return switch (type) {
      case TypeExpression.Named named ->
          ScalarType.named(named.name().toString())
              .orElseThrow(() -> context.error(type, "Type not found: %s", named.name()));
      case TypeExpression.Array array -> array(array);
      case TypeExpression.Struct struct when struct.fields().isEmpty() ->
          throw context.unsupported(struct, "A STRUCT without fields");
      case TypeExpression.Struct struct ->
          new StructType(
              struct.fields().stream()
                  .map(field ->
                      new StructType.Field(
                          field.name().map(Identifier::name).orElse(""), analyze(field.type())))
                  .toList());
      case TypeExpression.Range range -> range(range);
      case TypeExpression.Map _ -> throw context.error(type, "MAP datatype is not supported");
      case TypeExpression.Function _ -> throw context.error(type, "FUNCTION type is not supported");
    };
  }

  private SqlType array(TypeExpression.Array array) {
    SqlType element = analyze(array.element());
    if (element instanceof ArrayType) {
      throw context.error(array, "Arrays of arrays are not supported");
    }
    return new ArrayType(element);
  }

  private SqlType range(TypeExpression.Range range) {
    SqlType element = analyze(range.element());
    if (!RangeType.isElement(element)) {
      throw context.error(range.element(), "Unsupported type: RANGE<%s> is not supported", element);
    }
    return new RangeType(element);
  }

  /** The parameters of a type and of the types inside it, checked against the types. */
  ValueLimits limits(TypeExpression expression, SqlType type) {
    List<ValueLimits> parts =
        switch (expression) {
          case TypeExpression.Array array when type instanceof ArrayType(SqlType element) ->
              List.of(limits(array.element(), element));
          case TypeExpression.Struct struct when type instanceof StructType to -> {
            List<ValueLimits> fields = new ArrayList<>();
            for (int i = 0; i < struct.fields().size(); i++) {
              fields.add(limits(struct.fields().get(i).type(), to.fields().get(i).type()));
            }
            yield fields;
          }
          case TypeExpression _ -> List.of();
        };
    return new ValueLimits(parameters(expression, type), Optional.empty(), parts);
  }

  /** The parameters behind a type's name, checked against the type. */
  TypeParameters parameters(TypeExpression expression, SqlType type) {
    List<TypeExpression.TypeParameter> given = expression.parameters();
    if (given.isEmpty()) {
      return TypeParameters.NONE;
    }
    if (type == ScalarType.STRING || type == ScalarType.BYTES) {
      return length(expression, type, given);
    }
    if (type == ScalarType.NUMERIC || type == ScalarType.BIGNUMERIC) {
      return decimal(expression, type, given);
    }
    throw context.error(
        context.symbolBehind(expression.span().start(), "("),
        "%s does not support type parameters",
        type);
  }

  private TypeParameters length(
      TypeExpression expression, SqlType type, List<TypeExpression.TypeParameter> given) {
    if (given.size() > 1) {
      throw context.error(
          context.symbolBehind(expression.span().start(), "("),
          "%s type can only have one parameter. Found %d parameters",
          type,
          given.size());
    }
    if (given.getFirst() instanceof TypeExpression.TypeParameter.Max) {
      return TypeParameters.NONE;
    }
    long length = number(expression, type + " length", given.getFirst());
    if (length <= 0) {
      throw context.error(
          context.symbolBehind(expression.span().start(), "("),
          "%s length must be greater than 0",
          type);
    }
    return TypeParameters.length(length);
  }

  private TypeParameters decimal(
      TypeExpression expression, SqlType type, List<TypeExpression.TypeParameter> given) {
    if (given.size() > 2) {
      throw context.error(
          context.symbolBehind(expression.span().start(), "("),
          "%s type can only have 1 or 2 parameters. Found %d parameters",
          type,
          given.size());
    }
    int maxScale = type == ScalarType.NUMERIC ? 9 : 38;
    int maxInteger = type == ScalarType.NUMERIC ? 29 : 38;
    long precision = number(expression, type + " precision", given.getFirst());
    long scale = given.size() == 2 ? number(expression, type + " scale", given.getLast()) : 0;
    if (scale < 0 || scale > maxScale) {
      throw context.error(
          context.symbolBehind(expression.span().start(), "("),
          "In %s(P, S), S must be between 0 and %d",
          type,
          maxScale);
    }
    if (precision < Math.max(1, scale) || precision > maxInteger + scale) {
      throw context.error(
          context.symbolBehind(expression.span().start(), "("),
          given.size() == 2
              ? "In %s(P, %d), P must be between %d and %d"
                  .formatted(type, scale, Math.max(1, scale), maxInteger + scale)
              : "In %s(P), P must be between 1 and %d".formatted(type, maxInteger));
    }
    return TypeParameters.decimal(
        precision, given.size() == 2 ? OptionalLong.of(scale) : OptionalLong.empty());
  }

  private long number(
      TypeExpression expression, String what, TypeExpression.TypeParameter parameter) {
    if (parameter instanceof TypeExpression.TypeParameter.Value(var _, Literal.IntegerNumber n)) {
      try {
        return Long.decode(n.image());
      } catch (NumberFormatException e) {
        throw context.error(
            context.symbolBehind(expression.span().start(), "("),
            "Invalid integer literal: %s",
            n.image());
      }
    }
    throw context.error(
        context.symbolBehind(expression.span().start(), "("), "%s must be an integer", what);
  }
}
