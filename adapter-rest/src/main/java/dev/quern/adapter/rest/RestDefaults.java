package dev.quern.adapter.rest;

/**
 * What the API assumes where a client says nothing.
 *
 * @param project the project that always exists
 * @param location where new datasets live
 * @param email the owner of datasets whose access nobody says
 */
public record RestDefaults(String project, String location, String email) {}
