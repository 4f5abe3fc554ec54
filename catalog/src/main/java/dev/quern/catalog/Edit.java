package dev.quern.catalog;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;

/** One change of the catalog: what the log keeps and what leads from one snapshot to the next. */
sealed interface Edit {

  /** The dataset that is changed, or that holds what is changed. */
  DatasetReference dataset();

  /** A change of what a dataset holds. */
  sealed interface Content extends Edit {}

  /** A dataset is new or changed; what it holds stays. */
  record PutDataset(Dataset value) implements Edit {
    @Override
    public DatasetReference dataset() {
      return value.reference();
    }
  }

  /** A dataset goes with all it holds, but can be restored. */
  record DropDataset(DatasetReference dataset, long time) implements Edit {}

  /** The dataset of this name that went last comes back. */
  record RestoreDataset(DatasetReference dataset) implements Edit {}

  /** The dataset of this name that went last cannot be restored any more. */
  record ForgetDataset(DatasetReference dataset) implements Edit {}

  /** A table is new or changed. */
  record PutTable(Table value) implements Content {
    @Override
    public DatasetReference dataset() {
      return value.reference().dataset();
    }
  }

  /** A table goes with its row access policies, but can still be read as of earlier times. */
  record DropTable(TableReference reference, long time) implements Content {
    @Override
    public DatasetReference dataset() {
      return reference.dataset();
    }
  }

  /** The tables of a dataset that went before a time cannot be read any more. */
  record ForgetTables(DatasetReference dataset, long before) implements Content {}

  /** A table goes with its row access policies. */
  record RemoveTable(TableReference reference) implements Content {
    @Override
    public DatasetReference dataset() {
      return reference.dataset();
    }
  }

  /** A routine is new or changed. */
  record PutRoutine(Routine value) implements Content {
    @Override
    public DatasetReference dataset() {
      return value.reference().dataset();
    }
  }

  /** A routine goes. */
  record RemoveRoutine(RoutineReference reference) implements Content {
    @Override
    public DatasetReference dataset() {
      return reference.dataset();
    }
  }

  /** A model is new or changed. */
  record PutModel(Model value) implements Content {
    @Override
    public DatasetReference dataset() {
      return value.reference().dataset();
    }
  }

  /** A model goes. */
  record RemoveModel(ModelReference reference) implements Content {
    @Override
    public DatasetReference dataset() {
      return reference.dataset();
    }
  }

  /** An IAM policy is new or changed. */
  record PutIamPolicy(IamPolicy value) implements Content {
    @Override
    public DatasetReference dataset() {
      return value.dataset();
    }
  }

  /** A row access policy is new or changed. */
  record PutPolicy(RowAccessPolicy value) implements Content {
    @Override
    public DatasetReference dataset() {
      return value.table().dataset();
    }
  }

  /** A row access policy goes. */
  record RemovePolicy(TableReference table, String policyId) implements Content {
    @Override
    public DatasetReference dataset() {
      return table.dataset();
    }
  }

  /** An index is new or changed. */
  record PutIndex(TableIndex value) implements Content {
    @Override
    public DatasetReference dataset() {
      return value.table().dataset();
    }
  }

  /** An index goes. */
  record RemoveIndex(TableReference table, String name) implements Content {
    @Override
    public DatasetReference dataset() {
      return table.dataset();
    }
  }
}
