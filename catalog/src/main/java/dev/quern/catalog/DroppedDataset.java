package dev.quern.catalog;

/**
 * A dataset that is gone but can be restored.
 *
 * @param node the dataset with all it held
 * @param time when it went, microseconds since the epoch
 */
record DroppedDataset(DatasetNode node, long time) {}
