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
    super(cluster, cluster.traitSet());
    this.rowType = rowType;
    this.table = table;
    this.sources = List.copyOf(sources);
    this.asOf = asOf;
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
