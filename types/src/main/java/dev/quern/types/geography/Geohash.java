package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import dev.quern.types.error.DataErrors;
import java.util.Locale;

/** Geohashes: the bits of longitude and latitude in turn, five to a character. */
final class Geohash {

  private static final String DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
  private static final int BITS = 5;
  private static final double MAX_LONGITUDE = 180;
  private static final double MAX_LATITUDE = 90;

  private Geohash() {}

  /** The hash of a place. */
  static String of(double longitude, double latitude, int length) {
    double[] low = {-MAX_LONGITUDE, -MAX_LATITUDE};
    double[] high = {MAX_LONGITUDE, MAX_LATITUDE};
    double[] place = {longitude, latitude};
    StringBuilder hash = new StringBuilder(length);
    int axis = 0;
    for (int i = 0; i < length; i++) {
      int digit = 0;
      for (int bit = 0; bit < BITS; bit++) {
        double middle = (low[axis] + high[axis]) / 2;
        boolean upper = place[axis] >= middle;
        digit = digit << 1 | (upper ? 1 : 0);
        (upper ? low : high)[axis] = middle;
        axis ^= 1;
      }
      hash.append(DIGITS.charAt(digit));
    }
    return hash.toString();
  }

  /** The middle of a hash's cell. */
  static R2Vector place(String hash) {
    if (hash.isEmpty()) {
      throw DataErrors.dataError("Invalid geohash: empty");
    }
    double[] low = {-MAX_LONGITUDE, -MAX_LATITUDE};
    double[] high = {MAX_LONGITUDE, MAX_LATITUDE};
    int axis = 0;
    for (char character : hash.toLowerCase(Locale.ROOT).toCharArray()) {
      int digit = DIGITS.indexOf(character);
      if (digit < 0) {
        throw DataErrors.dataError("Invalid geohash: " + DataErrors.shortened(hash));
      }
      for (int bit = BITS - 1; bit >= 0; bit--) {
        double middle = (low[axis] + high[axis]) / 2;
        ((digit >> bit & 1) == 1 ? low : high)[axis] = middle;
        axis ^= 1;
      }
    }
    return new R2Vector((low[0] + high[0]) / 2, (low[1] + high[1]) / 2);
  }
}
