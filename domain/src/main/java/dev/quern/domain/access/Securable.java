package dev.quern.domain.access;

import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import java.util.Optional;

/** What one has a role on. */
public sealed interface Securable {

  /** The dataset that it is, or that holds it. */
  DatasetReference dataset();

  /** Its IAM policy's name in the dataset; empty for the dataset itself. */
  Optional<String> policy();

  /** Its kind, as messages have it. */
  String kind();

  /** Its name, as messages have it. */
  String name();

  /** A dataset. */
  record OfDataset(DatasetReference dataset) implements Securable {
    @Override
    public Optional<String> policy() {
      return Optional.empty();
    }

    @Override
    public String kind() {
      return "Dataset";
    }

    @Override
    public String name() {
      return dataset.toString();
    }
  }

  /** A table or view. */
  record OfTable(TableReference table) implements Securable {
    @Override
    public DatasetReference dataset() {
      return table.dataset();
    }

    @Override
    public Optional<String> policy() {
      return Optional.of("tables/" + table.tableId());
    }

    @Override
    public String kind() {
      return "Table";
    }

    @Override
    public String name() {
      return table.toString();
    }
  }

  /** A routine. */
  record OfRoutine(RoutineReference routine) implements Securable {
    @Override
    public DatasetReference dataset() {
      return routine.dataset();
    }

    @Override
    public Optional<String> policy() {
      return Optional.of("routines/" + routine.routineId());
    }

    @Override
    public String kind() {
      return "Routine";
    }

    @Override
    public String name() {
      return routine.toString();
    }
  }
}
