package dev.quern.storage.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that only grow, block by block. Each counts who needs it and is deleted when nobody does,
 * so that millions of small results are a few files and old ones go in large pieces.
 */
final class SegmentFiles implements AutoCloseable {

  private static final String SUFFIX = ".rows";

  private final Path folder;
  private final long segmentBytes;
  private final AtomicLong usedBytes = new AtomicLong();
  private long nextNumber;
  private Optional<Segment> current = Optional.empty();

  /**
   * Segments in a folder, from which those of an earlier process are removed.
   *
   * @param segmentBytes the size at which a new file is begun
   */
  SegmentFiles(Path folder, long segmentBytes) {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    try {
      Files.createDirectories(folder);
      try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file. */
  private static final class Segment {

    private final Path file;
    private final FileChannel channel;
    private final AtomicInteger users = new AtomicInteger(1);
    private long size;

    Segment(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    /** Gives up the file. */
    void release() {
      if (users.decrementAndGet() == 0) {
        try {
          channel.close();
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Where a block lies; holds its segment until released. */
  final class Location {

    private final Segment segment;
    private final long offset;
    private final int length;

    private Location(Segment segment, long offset, int length) {
      this.segment = segment;
      this.offset = offset;
      this.length = length;
    }

    /** The block. */
    byte[] read() {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      try {
        while (buffer.hasRemaining()) {
          if (segment.channel.read(buffer, offset + buffer.position()) < 0) {
            throw new IOException("end of " + segment.file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return buffer.array();
    }

    /** Gives up the block. */
    void release() {
      usedBytes.addAndGet(-length);
      segment.release();
    }
  }

  /** Adds a block. */
  Location append(byte[] block) {
    try {
      return append(ByteBuffer.wrap(block));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Location append(ByteBuffer block) throws IOException {
    Segment segment = writable();
    Location location = new Location(segment, segment.size, block.remaining());
    while (block.hasRemaining()) {
      segment.size += segment.channel.write(block, segment.size);
    }
    usedBytes.addAndGet(location.length);
    segment.users.incrementAndGet();
    return location;
  }

  private Segment writable() throws IOException {
    if (current.isPresent() && current.get().size < segmentBytes) {
      return current.get();
    }
    current.ifPresent(Segment::release);
    Path file = folder.resolve(nextNumber++ + SUFFIX);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Segment segment = new Segment(file, channel);
    current = Optional.of(segment);
    return segment;
  }

  /** How many bytes the blocks in use have; the files have as many or more. */
  long usedBytes() {
    return usedBytes.get();
  }

  /** Gives up the file being written; the others belong to those who hold their blocks. */
  @Override
  public synchronized void close() {
    current.ifPresent(Segment::release);
    current = Optional.empty();
  }
}
