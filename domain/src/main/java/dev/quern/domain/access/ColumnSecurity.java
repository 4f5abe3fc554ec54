package dev.quern.domain.access;

import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import java.util.List;

/** Decides who sees what of columns that have policy tags. */
@FunctionalInterface
public interface ColumnSecurity {

  /** Everybody sees all. */
  ColumnSecurity NONE = (_, _) -> new ColumnAccess.Full();

  /** What a caller sees of a column with these policy tags. */
  ColumnAccess access(List<String> policyTags, Principal caller);

  /** Whether a caller sees less than all of the columns, fields of structs included. */
  default boolean restricts(TableSchema schema, Principal caller) {
    return restricts(schema.fields(), caller);
  }

  /** Whether a caller sees less than all of a column. */
  default boolean restricts(SchemaField field, Principal caller) {
    return !(access(field.attributes().policyTags(), caller) instanceof ColumnAccess.Full)
        || restricts(field.fields(), caller);
  }

  private boolean restricts(List<SchemaField> fields, Principal caller) {
    for (SchemaField field : fields) {
      if (restricts(field, caller)) {
        return true;
      }
    }
    return false;
  }
}
