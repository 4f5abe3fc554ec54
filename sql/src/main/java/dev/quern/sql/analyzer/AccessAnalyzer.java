package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.TypeNames;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.ColumnGuard;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NameTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Gives names, parameters and parts of values meaning. */
final class AccessAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  AccessAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  RexNode analyze(Access access, ExpressionContext place) {
    return switch (access) {
      case Access.Path path -> path(path.path(), place);
      case Access.NamedParameter parameter -> named(parameter);
      case Access.PositionalParameter parameter -> positional(parameter);
      case Access.SystemVariable variable -> systemVariable(variable);
      case Access.Field field ->
          key(field, place)
              .orElseGet(
                  () -> field(analysis.expressions.analyze(field.operand(), place), field.field()));
      case Access.Extension extension ->
          throw context.error(extension, "Generalized field access is not supported");
      case Access.Element element -> element(element, place);
    };
  }

  private RexNode path(PathName path, ExpressionContext place) {
    return pathKey(path, place).orElseGet(() -> resolvePath(path, place.scope(), place.clause()));
  }

  /** The grouping key a path repeats. */
  private Optional<RexNode> pathKey(PathName path, ExpressionContext place) {
    GroupingKeys keys = place.keys();
    if (keys.keys().isEmpty()) {
      return Optional.empty();
    }
    NameScope input = keys.inputScope().orElseThrow();
    if (input.names().find(path.first().name()).isEmpty()) {
      return Optional.empty();
    }
    return keys.find(resolvePath(path, input, place.clause()))
        .map(Computed::column)
        .map(Rex::column);
  }

  private Optional<RexNode> key(Access.Field field, ExpressionContext place) {
    GroupingKeys keys = place.keys();
    if (keys.keys().isEmpty()
        || !(root(field) instanceof Access.Path path)
        || keys.inputScope().orElseThrow().names().find(path.path().first().name()).isEmpty()) {
      return Optional.empty();
    }
    ExpressionContext input =
        ExpressionContext.scalar(keys.inputScope().orElseThrow(), place.clause());
    return keys.find(field(analysis.expressions.analyze(field.operand(), input), field.field()))
        .map(Computed::column)
        .map(Rex::column);
  }

  private static Access root(Access.Field field) {
    return field.operand() instanceof Access.Field inner
        ? root(inner)
        : field.operand() instanceof Access access ? access : field;
  }

  /** What a path stands for in a scope. */
  RexNode resolvePath(PathName path, NameScope scope, String clause) {
    Identifier first = path.first();
    List<Identifier> rest = path.parts().subList(1, path.parts().size());
    Optional<NameScope.Found> visible = scope.find(first.name());
    if (visible.isEmpty()) {
      return fields(constant(first, scope), rest);
    }
    NameScope.Found found = visible.get();
    boolean table = found.target() instanceof NameTarget.RangeVariable;
    String what =
        rest.isEmpty() ? (table ? "table alias " : "column ") + first.name() : path.toString();
    ColumnGuard.Reference reference = reference(first, clause, what);
    if (found.target() instanceof NameTarget.RangeVariable(NameList names)
        && names.valueTable().isEmpty()) {
      return rest.isEmpty()
          ? row(names, found.scope(), reference)
          : member(first, names, rest, found.scope(), reference);
    }
    return fields(value(found.target(), found.scope(), first, reference), rest);
  }

  private RexNode member(
      Identifier table,
      NameList names,
      List<Identifier> rest,
      NameScope scope,
      ColumnGuard.Reference reference) {
    Identifier column = rest.getFirst();
    NameTarget target =
        names
            .findColumn(column.name())
            .orElseThrow(() ->
                context.error(column, "Name %s not found inside %s", column.name(), table.name()));
    return fields(value(target, scope, column, reference), rest.subList(1, rest.size()));
  }

  private RexNode value(
      NameTarget target, NameScope scope, Identifier name, ColumnGuard.Reference reference) {
    return switch (target) {
      case NameTarget.ColumnTarget(var column) -> scope.guard().use(column, reference);
      case NameTarget.FieldTarget(var row, int index) ->
          Rex.field(scope.guard().use(row, reference), index);
      case NameTarget.RangeVariable(NameList names) -> row(names, scope, reference);
      case NameTarget.ExpressionTarget(RexNode expression) -> expression;
      case NameTarget.Ambiguous() ->
          throw context.error(name, "Column name %s is ambiguous", name.name());
    };
  }

  /** A table's row as a value: the value of a value table, else a struct of the columns. */
  RexNode row(NameList names, NameScope scope, ColumnGuard.Reference reference) {
    if (names.valueTable().isPresent()) {
      return scope.guard().use(names.valueTable().get().column(), reference);
    }
    List<StructType.Field> fields = new ArrayList<>();
    List<RexNode> values = new ArrayList<>();
    names
        .columns()
        .forEach(column -> {
          fields.add(new StructType.Field(column.name(), column.column().type()));
          values.add(scope.guard().use(column.column(), reference));
        });
    return Rex.struct(new StructType(fields), values);
  }

  /** A reference by name, for the errors of guards. */
  ColumnGuard.Reference reference(Identifier name, String clause) {
    return reference(name, clause, "column " + name.name());
  }

  private ColumnGuard.Reference reference(Identifier name, String clause, String what) {
    return reason ->
        context.error(name, "%s expression references %s which is %s", clause, what, reason);
  }

  /** What a name is that no query gives: an argument of the routine, or a variable. */
  private RexNode constant(Identifier name, NameScope scope) {
    if (context.frame().aggregates(name.name())) {
      throw context.error(
          name,
          "Function argument %s cannot be referenced outside aggregate function calls unless marked"
              + " as NOT AGGREGATE",
          name.name());
    }
    return context.constant(name.name()).orElseThrow(() -> unrecognized(name, scope));
  }

  private RuntimeException unrecognized(Identifier name, NameScope scope) {
    String suggestion =
        Suggestions.closest(name.name(), scope.names().names())
            .or(() -> Suggestions.closest(name.name(), context.constantNames()))
            .map(closest -> "; Did you mean " + closest + "?")
            .orElse("");
    return context.error(
        name, "Unrecognized name: %s%s", IdentifierText.of(name.name()), suggestion);
  }

  private RexNode fields(RexNode value, List<Identifier> names) {
    RexNode result = value;
    for (Identifier name : names) {
      result = field(result, name);
    }
    return result;
  }

  private RexNode field(RexNode value, Identifier name) {
    SqlType type = Rex.typeOf(value);
    if (type == ScalarType.JSON) {
      return analysis.functions.operator("$subscript", name.span(), value, Rex.text(name.name()));
    }
    if (!(type instanceof StructType struct)) {
      throw context.error(
          name, "Cannot access field %s on a value with type %s", name.name(), type);
    }
    int index = fieldIndex(struct, name);
    return Rex.field(value, index);
  }

  private int fieldIndex(StructType struct, Identifier name) {
    int index = -1;
    for (int i = 0; i < struct.fields().size(); i++) {
      if (struct.fields().get(i).name().equalsIgnoreCase(name.name())) {
        if (index >= 0) {
          throw context.error(name, "Struct field name %s is ambiguous", name.name());
        }
        index = i;
      }
    }
    if (index < 0) {
      throw context.error(name, "Field name %s does not exist in %s", name.name(), struct);
    }
    return index;
  }

  private RexNode systemVariable(Access.SystemVariable variable) {
    context.variance().add();
    return context
        .options()
        .script()
        .systemVariable(variable.path().toString())
        .map(value -> Rex.literal(value, true))
        .orElseThrow(() ->
            context.error(variable, "Unrecognized name: @@%s", IdentifierText.of(variable.path())));
  }

  private RexNode named(Access.NamedParameter parameter) {
    String name = parameter.name().name();
    refuse(parameter);
    if (given() instanceof QueryParameters.Named named) {
      Optional<Value> value = named.find(name);
      if (value.isPresent()) {
        return context.parameter(value.get());
      }
    }
    if (context.options().parameters() instanceof QueryParameters.Inferred(var _, var undeclared)) {
      return undeclared.use(name);
    }
    throw context.error(parameter, "Query parameter '%s' not found", name);
  }

  private QueryParameters given() {
    QueryParameters parameters = context.options().parameters();
    return parameters instanceof QueryParameters.Inferred(var given, var _) ? given : parameters;
  }

  private void refuse(Node parameter) {
    if (context.options().parameters() instanceof QueryParameters.Refused(String message)) {
      throw context.error(parameter, message, context.text(parameter.span()));
    }
  }

  private RexNode positional(Access.PositionalParameter parameter) {
    refuse(parameter);
    if (given() instanceof QueryParameters.Positional(List<Value> values)
        && parameter.position() <= values.size()) {
      return context.parameter(values.get(parameter.position() - 1));
    }
    if (context.options().parameters() instanceof QueryParameters.Inferred(var _, var undeclared)) {
      return undeclared.use(parameter.position());
    }
    throw context.error(
        parameter, "Query parameter number %d is not defined", parameter.position());
  }

  private RexNode element(Access.Element element, ExpressionContext place) {
    RexNode operand = analysis.expressions.analyze(element.operand(), place);
    RexNode position = analysis.expressions.analyze(element.position(), place);
    SqlType type = Rex.typeOf(operand);
    if (type == ScalarType.JSON
        && element.kind().isEmpty()
        && (Coercion.coerces(position, ScalarType.INT64)
            || Coercion.coerces(position, ScalarType.STRING))) {
      return analysis.functions.operator("$subscript", element.bracket(), operand, position);
    }
    if (type instanceof StructType struct) {
      return structElement(element, struct, operand, position);
    }
    if (!(type instanceof ArrayType)) {
      throw notSupported(element, position, type);
    }
    if (!Coercion.coerces(position, ScalarType.INT64)) {
      throw context.error(
          element.position(),
          "Array position in [] must be coercible to INT64 type, but has type %s",
          Rex.typeOf(position));
    }
    String function =
        switch (element.kind().orElse(Access.Subscript.OFFSET)) {
          case OFFSET -> "$array_at_offset";
          case ORDINAL -> "$array_at_ordinal";
          case SAFE_OFFSET -> "$safe_array_at_offset";
          case SAFE_ORDINAL -> "$safe_array_at_ordinal";
          case KEY, SAFE_KEY -> throw notSupported(element, position, type);
        };
    return analysis.functions.operator(function, element.bracket(), operand, position);
  }

  private RuntimeException notSupported(Access.Element element, RexNode position, SqlType type) {
    String given = TypeNames.brief(Rex.typeOf(position));
    return context.error(
        context.wordFrom(element.bracket().end()),
        "Subscript access using [%s] is not supported on values of type %s",
        element.kind().map(kind -> kind + "(" + given + ")").orElse(given),
        type);
  }

  private RexNode structElement(
      Access.Element element, StructType struct, RexNode operand, RexNode position) {
    int base = element.kind().filter(k -> k == Access.Subscript.ORDINAL).isPresent() ? 1 : 0;
    Optional<Long> index =
        Rex.asLiteral(position)
            .map(literal -> literal.value())
            .filter(Value.Int64.class::isInstance)
            .map(value -> ((Value.Int64) value).value() - base);
    if (index.isEmpty()) {
      throw context.error(
          element.position(),
          "Field element access is only supported for literal integer positions");
    }
    if (index.get() < 0 || index.get() >= struct.fields().size()) {
      throw context.error(
          element.position(),
          "Field ordinal %d is out of bounds in %s",
          index.get() + base,
          struct);
    }
    return Rex.field(operand, index.get().intValue());
  }
}
