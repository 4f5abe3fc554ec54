package dev.quern.sql.algebra.node;

import dev.quern.domain.catalog.Table;
import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** Reads the rows of a table that has storage. */
public final class Scan extends AbstractRelNode {

  private final Table table;
  private final List<Source> sources;
  private final OptionalLong asOf;
  private final boolean partial;

  /** What a column of the scan holds. */
  public sealed interface Source {

    /** A column of the table, by position in its schema. */
    record Field(int index) implements Source {}

    /** The engine's row id, for DML. */
    record RowId() implements Source {}

    /** When the row was written: microseconds since the epoch. */
    record CommitTime() implements Source {}
  }

  /**
   * A scan.
   *
   * @param table the table
   * @param sources what each column holds
   * @param asOf the moment whose rows are read, microseconds since the epoch; now when empty
   */
  public Scan(
      RelOptCluster cluster,
      RelDataType rowType,
      Table table,
      List<Source> sources,
      OptionalLong asOf) {
    this(cluster, rowType, table, sources, asOf, false);
  }

  private Scan(
      RelOptCluster cluster,
      RelDataType rowType,
      Table table,
      List<Source> sources,
      OptionalLong asOf,
      boolean partial) {
    super(cluster, cluster.traitSet());
    this.rowType = rowType;
    this.table = table;
    this.sources = List.copyOf(sources);
    this.asOf = asOf;
    this.partial = partial;
  }

  /**
   * The same scan of the rows whose row ids are at least the first and less than the second
   * parameter of the engine's statement.
   */
  public Scan inParts() {
    return new Scan(getCluster(), rowType, table, sources, asOf, true);
  }

  /** Whether it reads only a part of the rows, which the statement's parameters tell. */
  public boolean isPartial() {
    return partial;
  }

  /** The table. */
  public Table table() {
    return table;
  }

  /** What each column holds. */
  public List<Source> sources() {
    return sources;
  }

  /** The moment whose rows are read; now when empty. */
  public OptionalLong asOf() {
    return asOf;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("table", table.reference());
  }

  @Override
  public RelNode copy(org.apache.calcite.plan.RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }
}
