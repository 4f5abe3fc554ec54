package dev.quern.sql.metadata;

import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.Table;
import java.util.List;

/** Tells what tables hold at this moment. */
public interface TableSizes {

  /** The rows and bytes of a table; nothing for views. */
  PartitionSize whole(Table table);

  /** The rows and bytes of each partition, in the order of their ids. */
  List<PartitionSize> partitions(Table table);
}
