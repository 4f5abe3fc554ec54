package dev.quern.jobs.load;

import dev.quern.domain.value.Value;
import dev.quern.jobs.object.SourceFile;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.geography.GeographyForms;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads files that give their rows one by one, one file after the other. */
final class FileRowsScan implements JavaTable.Scan {

  private final PartReading parts;
  private final Function<SourceFile, FileRows> open;
  private Optional<FileRows> current = Optional.empty();

  private FileRowsScan(PartReading parts, Function<SourceFile, FileRows> open) {
    this.parts = parts;
    this.open = open;
  }

  /** The reading of files, each by one of the threads. */
  static PartReading of(List<SourceFile> files, Function<SourceFile, FileRows> open) {
    return new PartReading(FilePart.of(files, false), reading -> new FileRowsScan(reading, open));
  }

  @Override
  public int next(List<VectorWriter> writers) {
    int row = 0;
    while (row < JavaTable.BATCH_ROWS) {
      Optional<List<Value>> values = nextRow();
      if (values.isEmpty()) {
        break;
      }
      for (int i = 0; i < writers.size(); i++) {
        GeographyForms.VALUES.write(values.get().get(i), writers.get(i), row);
      }
      row++;
    }
    return row;
  }

  private Optional<List<Value>> nextRow() {
    while (true) {
      if (current.isEmpty()) {
        current = parts.next().map(part -> open.apply(part.file()));
      }
      if (current.isEmpty()) {
        return Optional.empty();
      }
      Optional<List<Value>> row = current.get().next();
      if (row.isPresent()) {
        return row;
      }
      close();
    }
  }

  @Override
  public void close() {
    current.ifPresent(FileRows::close);
    current = Optional.empty();
  }
}
