package dev.quern.sql.ast;

/** What ALTER, DROP and their like are about. */
public enum SchemaObjectKind {
  AGGREGATE_FUNCTION("AGGREGATE FUNCTION"),
  APPROX_VIEW("APPROX VIEW"),
  CONNECTION("CONNECTION"),
  CONSTANT("CONSTANT"),
  DATABASE("DATABASE"),
  EXTERNAL_SCHEMA("EXTERNAL SCHEMA"),
  EXTERNAL_TABLE("EXTERNAL TABLE"),
  FUNCTION("FUNCTION"),
  INDEX("INDEX"),
  MATERIALIZED_VIEW("MATERIALIZED VIEW"),
  MODEL("MODEL"),
  PROCEDURE("PROCEDURE"),
  PROPERTY_GRAPH("PROPERTY GRAPH"),
  SCHEMA("SCHEMA"),
  SEQUENCE("SEQUENCE"),
  SNAPSHOT_TABLE("SNAPSHOT TABLE"),
  TABLE("TABLE"),
  TABLE_FUNCTION("TABLE FUNCTION"),
  VIEW("VIEW");

  private final String sql;

  SchemaObjectKind(String sql) {
    this.sql = sql;
  }

  /** The words. */
  public String sql() {
    return sql;
  }
}
