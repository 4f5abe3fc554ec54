package dev.quern.sql.analyzer;

import dev.quern.sql.ast.AlterAction;
import dev.quern.sql.ast.AlterAction.ColumnChange;
import dev.quern.sql.ast.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the columns that the actions of one ALTER TABLE name. Source: "Data definition language",
 * ALTER TABLE.
 */
final class AlteredColumns {

  private final StatementContext context;
  private final Set<String> stored = new HashSet<>();
  private final Set<String> added = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();
  private final Set<String> renamed = new HashSet<>();
  private final Set<String> newNames = new HashSet<>();
  private Optional<String> first = Optional.empty();

  /**
   * The columns of a table.
   *
   * @param names those it has before the statement
   */
  AlteredColumns(StatementContext context, List<String> names) {
    this.context = context;
    names.forEach(name -> stored.add(key(name)));
  }

  /** Checks the next action. */
  void check(AlterAction action) {
    title(action).ifPresent(title -> combine(action, title));
    switch (action) {
      case AlterAction.AddColumn add -> add(add.column().name(), add.ifNotExists());
      case AlterAction.DropColumn drop -> drop(drop.column(), drop.ifExists());
      case AlterAction.RenameColumn rename -> rename(rename);
      case AlterAction.AlterColumn alter -> known(alter.column(), alter.ifExists());
      default -> {}
    }
  }

  private void combine(AlterAction action, String title) {
    if (first.isEmpty()) {
      first = Optional.of(title);
      return;
    }
    boolean renames = action instanceof AlterAction.RenameColumn;
    boolean renamedBefore = first.get().equals("RENAME COLUMN");
    if (renames && !renamedBefore) {
      throw context.error(
          action, "ALTER TABLE does not support combining RENAME COLUMN with other alter actions");
    }
    if (!renames && renamedBefore) {
      throw context.error(
          action, "ALTER TABLE does not support combining %s with RENAME COLUMN", title);
    }
  }

  private static Optional<String> title(AlterAction action) {
    return Optional.ofNullable(
        switch (action) {
          case AlterAction.AddColumn _ -> "ADD COLUMN";
          case AlterAction.DropColumn _ -> "DROP COLUMN";
          case AlterAction.RenameColumn _ -> "RENAME COLUMN";
          case AlterAction.AlterColumn alter ->
              switch (alter.change()) {
                case ColumnChange.SetType _ -> "ALTER COLUMN SET DATA TYPE";
                case ColumnChange.SetColumnOptions _ -> "ALTER COLUMN SET OPTIONS";
                case ColumnChange.SetDefault _ -> "ALTER COLUMN SET DEFAULT";
                case ColumnChange.DropDefault _ -> "ALTER COLUMN DROP DEFAULT";
                case ColumnChange.DropNotNull _ -> "ALTER COLUMN DROP NOT NULL";
                case ColumnChange.SetGenerated _ -> "ALTER COLUMN SET GENERATED";
                case ColumnChange.DropGenerated _ -> "ALTER COLUMN DROP GENERATED";
              };
          default -> null;
        });
  }

  private void add(Identifier column, boolean ifNotExists) {
    String name = key(column.name());
    if (!added.add(name)) {
      throw context.error(
          column, "Duplicate column name %s in ALTER TABLE ADD COLUMN", column.name());
    }
    if (stored.contains(name) && !dropped.contains(name) && !ifNotExists) {
      throw context.error(column, "Column already exists: %s", column.name());
    }
  }

  private void drop(Identifier column, boolean ifExists) {
    String name = key(column.name());
    if (!dropped.add(name)) {
      throw context.error(
          column, "ALTER TABLE DROP COLUMN cannot drop column %s multiple times", column.name());
    }
    if (added.contains(name)) {
      throw context.error(
          column,
          "Column %s cannot be added and dropped by the same ALTER TABLE statement",
          column.name());
    }
    known(column, ifExists);
  }

  private void known(Identifier column, boolean ifExists) {
    if (!stored.contains(key(column.name())) && !ifExists) {
      throw context.error(column, "Column not found: %s", column.name());
    }
  }

  private void rename(AlterAction.RenameColumn rename) {
    Identifier old = rename.column();
    String name = key(old.name());
    if (!stored.contains(name)) {
      if (renamed.contains(name)) {
        throw context.error(
            old, "Column %s has been renamed in a previous alter action", old.name());
      }
      if (!rename.ifExists()) {
        throw context.error(old, "ALTER TABLE RENAME COLUMN not found: %s", old.name());
      }
    }
    String target = key(rename.newName().name());
    if (newNames.contains(target) && stored.contains(target)) {
      throw context.error(
          rename.newName(),
          "Another column was renamed to %s in a previous command of the same ALTER TABLE statement",
          rename.newName().name());
    }
    if (stored.contains(target)) {
      throw context.error(rename.newName(), "Column already exists: %s", rename.newName().name());
    }
    if (stored.remove(name)) {
      renamed.add(name);
      stored.add(target);
      newNames.add(target);
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
