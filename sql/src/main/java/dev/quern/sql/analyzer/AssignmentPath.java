package dev.quern.sql.analyzer;

import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/**
 * What the left side of an assignment names: a column, or a field within one.
 *
 * @param context for errors
 * @param location the left side
 * @param field the column's number
 * @param names the column's name and those of the fields within it
 */
record AssignmentPath(
    StatementContext context, Expression location, int field, List<Identifier> names) {

  static AssignmentPath of(
      StatementContext context, DmlAnalyzer.Target target, Expression location) {
    if (!(location instanceof Access.Path path)) {
      throw context.error(location, "UPDATE ... SET does not support array modification with []");
    }
    List<Identifier> parts = path.path().parts();
    boolean qualified =
        parts.size() > 1 && target.rows().names().hasRangeVariable(parts.getFirst().name());
    List<Identifier> names = qualified ? parts.subList(1, parts.size()) : parts;
    List<NamedColumn> columns = target.rows().names().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(names.getFirst().name())) {
        return new AssignmentPath(context, location, i, List.copyOf(names));
      }
    }
    throw qualified
        ? context.error(
            names.getFirst(),
            "Name %s not found inside %s",
            names.getFirst().name(),
            parts.getFirst().name())
        : context.error(names.getFirst(), "Unrecognized name: %s", names.getFirst().name());
  }

  String text() {
    return names.stream().map(Identifier::name).collect(Collectors.joining("."));
  }

  /** Refuses a second assignment to the same place, or to a part of one or around one. */
  void checkOverlap(Set<List<String>> assigned) {
    List<String> key = names.stream().map(n -> n.name().toLowerCase(Locale.ROOT)).toList();
    for (List<String> other : assigned) {
      if (other.equals(key)) {
        throw context.error(location, "Update item %s assigned more than once", text());
      }
      int shared = Math.min(other.size(), key.size());
      if (other.subList(0, shared).equals(key.subList(0, shared))) {
        throw context.error(
            location, "Update item %s overlaps with %s", text(), String.join(".", other));
      }
    }
    assigned.add(key);
  }

  /** The declaration of the column or field that is assigned. */
  SchemaField assignedField(SchemaField column) {
    SchemaField current = column;
    for (Identifier name : names.subList(1, names.size())) {
      SchemaField parent = current;
      if (!(parent.type() instanceof StructType)) {
        throw context.error(
            name, "Cannot access field %s on a value with type %s", name.name(), parent.type());
      }
      current =
          parent.fields().stream()
              .filter(f -> f.name().equalsIgnoreCase(name.name()))
              .findFirst()
              .orElseThrow(() ->
                  context.error(
                      name, "Field name %s does not exist in %s", name.name(), parent.type()));
    }
    return current;
  }

  /** The column's value with the assigned part replaced; no NULL takes a part. */
  RexNode replace(Analysis analysis, RexNode current, RexNode value) {
    List<Identifier> within = names.subList(1, names.size());
    List<RexNode> parents = new ArrayList<>();
    RexNode parent = current;
    for (Identifier name : within) {
      parents.addFirst(parent);
      parent = Rex.field(parent, indexOf((StructType) Rex.typeOf(parent), name));
    }
    RexNode checked = value;
    for (RexNode struct : parents) {
      checked = unlessNull(analysis, struct, checked);
    }
    return replace(current, checked, within);
  }

  /** The value, but an error where a struct is NULL. */
  private RexNode unlessNull(Analysis analysis, RexNode struct, RexNode value) {
    if (Rex.isStructConstructor(struct)) {
      return value;
    }
    SqlType type = Rex.typeOf(value);
    RexNode failure =
        Coercion.coerce(
            analysis.functions.operator(
                "ERROR",
                location.span(),
                Rex.text("Cannot set field of NULL " + Rex.typeOf(struct))),
            type);
    return Rex.caseWhen(type, List.of(Rex.isNull(struct), failure, value));
  }

  private static int indexOf(StructType type, Identifier name) {
    int index = 0;
    while (!type.fields().get(index).name().equalsIgnoreCase(name.name())) {
      index++;
    }
    return index;
  }

  private static RexNode replace(RexNode current, RexNode value, List<Identifier> path) {
    if (path.isEmpty()) {
      return value;
    }
    StructType type = (StructType) Rex.typeOf(current);
    int replaced = indexOf(type, path.getFirst());
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < type.fields().size(); i++) {
      RexNode field = Rex.field(current, i);
      fields.add(i == replaced ? replace(field, value, path.subList(1, path.size())) : field);
    }
    return Rex.struct(type, fields);
  }
}
