package dev.quern.jobs.load;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;

/** Evaluates the default values of columns. */
@FunctionalInterface
public interface DefaultSource {

  /** As many values of a column's default as wanted. */
  RowStream of(Table table, SchemaField field, String expression, int count);
}
