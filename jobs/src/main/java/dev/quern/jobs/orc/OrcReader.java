package dev.quern.jobs.orc;

import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads a file row by row. Of each column that is read, one block of its stripe is in memory.
 *
 * <p>{@link OrcFormatException} is thrown for what is no ORC file.
 */
public final class OrcReader implements AutoCloseable {

  private final FileChannel file;
  private final OrcTail tail;
  private final UnaryOperator<String> names;
  private final Iterator<OrcTail.StripePlace> stripes;
  private List<Supplier<Value>> readers = List.of();
  private long left;

  /**
   * A reader of a file.
   *
   * @param names how names in the file become names of columns
   */
  public OrcReader(Path path, UnaryOperator<String> names) {
    try {
      this.file = FileChannel.open(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      this.tail = OrcTail.read(file);
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    this.names = names;
    this.stripes = tail.stripes().iterator();
  }

  /**
   * The columns that the file gives a table.
   *
   * @param decimalTargets the types that decimals may become; NUMERIC and STRING when empty
   */
  public List<SchemaField> columns(List<ScalarType> decimalTargets) {
    return OrcColumn.columns(tail.root(), decimalTargets, names);
  }

  /**
   * The next row; empty at the end.
   *
   * @param columns the columns to read, the same for all rows
   */
  public Optional<List<Value>> next(List<SchemaField> columns) {
    while (left == 0) {
      if (!stripes.hasNext()) {
        return Optional.empty();
      }
      OrcTail.StripePlace place = stripes.next();
      left = place.rows();
      OrcStripe stripe = new OrcStripe(file, tail, place);
      readers = new OrcValues(stripe, names).fields(tail.root(), columns);
    }
    left--;
    return Optional.of(OrcValues.next(readers));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
