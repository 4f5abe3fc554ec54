package dev.quern.streaming.write;

import dev.quern.domain.reference.TableReference;
import java.util.OptionalLong;

/**
 * A write stream.
 *
 * @param name its resource name
 * @param table the table
 * @param type when its rows can be read
 * @param createTime when it was made, microseconds since the epoch
 * @param commitTime when a PENDING stream was committed
 */
public record WriteStream(
    String name,
    TableReference table,
    WriteStreamType type,
    long createTime,
    OptionalLong commitTime) {

  private static final String STREAMS = "/streams/";
  private static final String DEFAULT = "_default";

  /** The resource name of a table. */
  static String tableName(TableReference table) {
    return "projects/%s/datasets/%s/tables/%s"
        .formatted(table.projectId(), table.datasetId(), table.tableId());
  }

  static String name(TableReference table, String id) {
    return tableName(table) + STREAMS + id;
  }

  /** A table's default stream. */
  static String defaultName(TableReference table) {
    return name(table, DEFAULT);
  }

  WriteStream committed(long time) {
    return new WriteStream(name, table, type, createTime, OptionalLong.of(time));
  }
}
