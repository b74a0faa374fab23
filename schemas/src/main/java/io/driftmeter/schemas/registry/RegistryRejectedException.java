package io.driftmeter.schemas.registry;

/** The registry refused the request (4xx), or said something that is no answer to it; the same call will not succeed until someone acts. */
public final class RegistryRejectedException extends RegistryException {
  private final int status;
  private final int errorCode;

  /**
   * @param status HTTP status
   * @param errorCode the registry's own code, e.g. 42201; 0 where it gave none
   */
  public RegistryRejectedException(int status, int errorCode, String message) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }

  public int status() {
    return status;
  }

  public int errorCode() {
    return errorCode;
  }
}
