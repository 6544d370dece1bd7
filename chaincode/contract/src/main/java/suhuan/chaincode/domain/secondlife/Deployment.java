package suhuan.chaincode.domain.secondlife;

/**
 * Use of a product in a second life.
 *
 * @param application name of the application
 * @param since first day, yyyymmdd
 */
public record Deployment(String application, int since) {}
