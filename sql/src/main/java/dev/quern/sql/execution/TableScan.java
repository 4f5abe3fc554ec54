package dev.quern.sql.execution;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.TableSchema;

/**
 * A query that can be run on parts of a table's rows. See {@link
 * dev.quern.sql.render.PartialQuery}.
 *
 * @param sql the engine's text, whose parameters {@code $1} and {@code $2} say which row ids
 * @param schema the columns
 * @param table the table
 * @param isFiltered whether some of the table's rows may be left out
 * @param bytesProcessed the logical bytes that the whole query reads
 */
public record TableScan(
    String sql, TableSchema schema, Table table, boolean isFiltered, long bytesProcessed) {}
