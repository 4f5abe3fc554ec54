package dev.quern.types.string;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A pattern of LIKE under the collation und:ci, which knows {@code %} but not {@code _}. */
final class CollatedLike {

  private final List<byte[]> pieces;

  private CollatedLike(List<byte[]> pieces) {
    this.pieces = pieces;
  }

  static CollatedLike compile(byte[] pattern) {
    List<byte[]> pieces = new ArrayList<>();
    ByteSink piece = new ByteSink(pattern.length);
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i] == '%') {
        pieces.add(piece.toByteArray());
        piece.truncate(0);
        continue;
      }
      if (pattern[i] == '_') {
        throw DataErrors.dataError(
            "LIKE pattern has '_' which is not allowed when its operands have collation: %s",
            Utf8.decode(pattern));
      }
      if (pattern[i] == '\\' && ++i == pattern.length) {
        throw DataErrors.dataError(
            "LIKE pattern ends with a backslash which is not allowed: %s", Utf8.decode(pattern));
      }
      piece.append(pattern[i]);
    }
    pieces.add(piece.toByteArray());
    return new CollatedLike(pieces);
  }

  boolean matches(byte[] text) {
    if (pieces.size() == 1) {
      return Arrays.equals(Collation.key(text), Collation.key(pieces.getFirst()));
    }
    byte[] rest = text;
    for (int i = 0; i < pieces.size(); i++) {
      byte[] piece = pieces.get(i);
      boolean isLast = i == pieces.size() - 1;
      if (piece.length == 0) {
        continue;
      }
      if (isLast) {
        return Collation.endsWith(rest, piece);
      }
      if (i == 0 && !Collation.startsWith(rest, piece)) {
        return false;
      }
      int matchedTo = Collation.firstMatchEnd(rest, piece);
      if (matchedTo < 0) {
        return false;
      }
      rest = Arrays.copyOfRange(rest, matchedTo, rest.length);
    }
    return true;
  }
}
