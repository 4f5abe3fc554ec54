package dev.quern.catalog;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;

/** One change of the catalog: what the log keeps and what leads from one snapshot to the next. */
sealed interface Edit {

  /** The dataset that is changed, or that holds what is changed. */
  DatasetReference dataset();

  /** A dataset is new or changed; what it holds stays. */
  record PutDataset(Dataset value) implements Edit {
    @Override
    public DatasetReference dataset() {
      return value.reference();
    }
  }

  /** A dataset goes with all it holds. */
  record RemoveDataset(DatasetReference dataset) implements Edit {}

  /** A table is new or changed. */
  record PutTable(Table value) implements Edit {
    @Override
    public DatasetReference dataset() {
      return value.reference().dataset();
    }
  }

  /** A table goes with its row access policies. */
  record RemoveTable(TableReference reference) implements Edit {
    @Override
    public DatasetReference dataset() {
      return reference.dataset();
    }
  }

  /** A routine is new or changed. */
  record PutRoutine(Routine value) implements Edit {
    @Override
    public DatasetReference dataset() {
      return value.reference().dataset();
    }
  }

  /** A routine goes. */
  record RemoveRoutine(RoutineReference reference) implements Edit {
    @Override
    public DatasetReference dataset() {
      return reference.dataset();
    }
  }

  /** A model is new or changed. */
  record PutModel(Model value) implements Edit {
    @Override
    public DatasetReference dataset() {
      return value.reference().dataset();
    }
  }

  /** A model goes. */
  record RemoveModel(ModelReference reference) implements Edit {
    @Override
    public DatasetReference dataset() {
      return reference.dataset();
    }
  }

  /** A row access policy is new or changed. */
  record PutPolicy(RowAccessPolicy value) implements Edit {
    @Override
    public DatasetReference dataset() {
      return value.table().dataset();
    }
  }

  /** A row access policy goes. */
  record RemovePolicy(TableReference table, String policyId) implements Edit {
    @Override
    public DatasetReference dataset() {
      return table.dataset();
    }
  }
}
