package dev.quern.jobs.load;

import dev.quern.jobs.object.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a file: the lines that begin in it.
 *
 * @param file the file
 * @param from the part's first byte
 * @param to the first byte behind the part
 */
record FilePart(SourceFile file, long from, long to) {

  private static final long LENGTH = 8 << 20;

  /**
   * The parts of files.
   *
   * @param divisible whether lines may be found from the middle of a file on
   */
  static List<FilePart> of(List<SourceFile> files, boolean divisible) {
    List<FilePart> parts = new ArrayList<>();
    for (SourceFile file : files) {
      long size = file.size();
      if (!divisible || size < 2 * LENGTH || file.isCompressed() || hasMark(file)) {
        parts.add(new FilePart(file, 0, Long.MAX_VALUE));
        continue;
      }
      long from = 0;
      for (; size - from >= 2 * LENGTH; from += LENGTH) {
        parts.add(new FilePart(file, from, from + LENGTH));
      }
      parts.add(new FilePart(file, from, Long.MAX_VALUE));
    }
    return parts;
  }

  /** With a byte order mark, positions are not those of the bytes. */
  private static boolean hasMark(SourceFile file) {
    return file.beginsWith(0xEF, 0xBB, 0xBF);
  }

  /** Whether it is the file's beginning. */
  boolean isFirst() {
    return from == 0;
  }
}
