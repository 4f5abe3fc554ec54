package dev.quern.types.sketch;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A HyperLogLog++ sketch of 64-bit hashes (Heule, Nunkesser, Hall 2013). Few values are kept one by
 * one at a higher precision, which makes their count exact in practice; many as the greatest number
 * of leading zeros per bucket.
 */
final class HllSketch {

  static final int MIN_PRECISION = 10;
  static final int MAX_PRECISION = 24;
  static final int DEFAULT_PRECISION = 15;
  static final int MAX_SPARSE_PRECISION = 25;
  static final int SPARSE_DELTA = 5;
  private static final int RHO_BITS = 6;
  private static final int MAX_ENTRY_BYTES = 5;

  private int precision;
  private int sparsePrecision;
  private int valueType;
  private long count;

  /** Bucket at the sparse precision, and zeros behind it where the encoding needs them. */
  private TreeMap<Integer, Integer> sparse = new TreeMap<>();

  /** With fewer buckets the sparse encoding is small enough for sure. */
  private int nextSizeCheck;

  /** One number per bucket; empty as long as the sketch is sparse. */
  private byte[] registers = new byte[0];

  HllSketch(int precision, int sparsePrecision, int valueType) {
    this.precision = precision;
    this.sparsePrecision = sparsePrecision;
    this.valueType = valueType;
  }

  int precision() {
    return precision;
  }

  int sparsePrecision() {
    return sparsePrecision;
  }

  int valueType() {
    return valueType;
  }

  /** How many values were added, not the distinct ones only. */
  long count() {
    return count;
  }

  void setCount(long value) {
    count = value;
  }

  boolean isSparse() {
    return registers.length == 0;
  }

  SortedMap<Integer, Integer> sparse() {
    return sparse;
  }

  byte[] registers() {
    return registers;
  }

  void setRegisters(byte[] values) {
    registers = values;
    sparse = new TreeMap<>();
  }

  /** Adds the hash of one value. */
  void add(long hash) {
    count++;
    if (isSparse()) {
      addSparse((int) (hash >>> (Long.SIZE - sparsePrecision)), rho(hash, sparsePrecision));
      becomeNormalWhenLarge();
    } else {
      addNormal((int) (hash >>> (Long.SIZE - precision)), rho(hash, precision));
    }
  }

  /** One more than the zeros that follow the first {@code bits} bits. */
  private static int rho(long hash, int bits) {
    return Math.min(Long.numberOfLeadingZeros(hash << bits), Long.SIZE - bits) + 1;
  }

  void addSparse(int bucket, int rho) {
    sparse.merge(bucket, needsRho(bucket) ? rho : 0, Math::max);
  }

  /** Whether the zeros behind the normal bucket go on behind the sparse one. */
  boolean needsRho(int bucket) {
    return (bucket & ((1 << (sparsePrecision - precision)) - 1)) == 0;
  }

  private void addNormal(int bucket, int rho) {
    registers[bucket] = (byte) Math.max(registers[bucket], rho);
  }

  /** A sparse bucket as the number that the encoding holds. */
  int encode(int bucket, int rho) {
    if (!needsRho(bucket)) {
      return bucket;
    }
    return rhoFlag() | ((bucket >>> (sparsePrecision - precision)) << RHO_BITS) | rho;
  }

  /** Adds a number of the encoding. */
  void addEncoded(int value) {
    if ((value & rhoFlag()) == 0) {
      addSparse(value, 0);
    } else {
      int bucket = (value & (rhoFlag() - 1)) >>> RHO_BITS;
      addSparse(bucket << (sparsePrecision - precision), value & ((1 << RHO_BITS) - 1));
    }
  }

  private int rhoFlag() {
    return 1 << Math.max(sparsePrecision, precision + RHO_BITS);
  }

  /** Changes to registers once the sparse encoding takes three quarters of their size. */
  private void becomeNormalWhenLarge() {
    if (sparse.size() < nextSizeCheck) {
      return;
    }
    int room = (1 << precision) / 4 * 3 - HllCodec.sparseData(this).length;
    if (room < 0) {
      becomeNormal();
    } else {
      nextSizeCheck = sparse.size() + Math.max(room / MAX_ENTRY_BYTES, 1);
    }
  }

  void becomeNormal() {
    TreeMap<Integer, Integer> entries = sparse;
    setRegisters(new byte[1 << precision]);
    int shift = sparsePrecision - precision;
    entries.forEach((bucket, rho) -> addShifted(bucket, rho, shift));
  }

  /** Adds a bucket of a precision that is higher by {@code shift} bits. */
  private void addShifted(int bucket, int rho, int shift) {
    int rest = bucket & ((1 << shift) - 1);
    addNormal(bucket >>> shift, shiftedRho(rest, rho, shift));
  }

  private static int shiftedRho(int rest, int rho, int shift) {
    return rest == 0 ? rho + shift : Integer.numberOfLeadingZeros(rest) - Integer.SIZE + shift + 1;
  }

  /** Adds all that another sketch holds, at the lower precision of the two. */
  void merge(HllSketch that) {
    count += that.count;
    lower(Math.min(precision, that.precision), Math.min(sparsePrecision, that.sparsePrecision));
    if (isSparse() && that.isSparse()) {
      int shift = that.sparsePrecision - sparsePrecision;
      that.sparse.forEach((bucket, rho) -> addLowered(bucket, rho, shift));
      becomeNormalWhenLarge();
      return;
    }
    if (isSparse()) {
      becomeNormal();
    }
    if (that.isSparse()) {
      int shift = that.sparsePrecision - precision;
      that.sparse.forEach((bucket, rho) -> addShifted(bucket, rho, shift));
    } else {
      mergeRegisters(that.registers, that.precision - precision);
    }
  }

  private void mergeRegisters(byte[] theirs, int shift) {
    for (int bucket = 0; bucket < theirs.length; bucket++) {
      if (theirs[bucket] != 0) {
        addShifted(bucket, theirs[bucket], shift);
      }
    }
  }

  private void lower(int newPrecision, int newSparsePrecision) {
    int sparseShift = sparsePrecision - newSparsePrecision;
    int shift = precision - newPrecision;
    precision = newPrecision;
    sparsePrecision = newSparsePrecision;
    nextSizeCheck = 0;
    if (isSparse()) {
      TreeMap<Integer, Integer> entries = sparse;
      sparse = new TreeMap<>();
      entries.forEach((bucket, rho) -> addLowered(bucket, rho, sparseShift));
    } else if (shift > 0) {
      byte[] old = registers;
      registers = new byte[1 << precision];
      mergeRegisters(old, shift);
    }
  }

  private void addLowered(int bucket, int rho, int shift) {
    int rest = bucket & ((1 << shift) - 1);
    addSparse(bucket >>> shift, shift == 0 ? rho : shiftedRho(rest, rho, shift));
  }

  /** The estimated number of distinct values. */
  long estimate() {
    if (isSparse()) {
      double buckets = 1L << sparsePrecision;
      return Math.round(buckets * Math.log(buckets / (buckets - sparse.size())));
    }
    return Math.round(HllEstimator.estimate(registers, precision));
  }
}
