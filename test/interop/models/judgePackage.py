"""Reads a package with the tools of others: an OCI client, the schema of CycloneDX, the messages of in-toto and SLSA."""

import json
import os
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from google.protobuf import json_format
from in_toto_attestation.predicates.provenance.v1 import provenance_pb2
from in_toto_attestation.v1 import statement_pb2
import jsonschema
import oras.schemas
from oras.layout import NewLayout

folder = sys.argv[1]


def blob(digest):
    with open(os.path.join(folder, "blobs", *digest.split(":"))) as file:
        return file.read()


layout = NewLayout(folder)
with open(os.path.join(folder, "index.json")) as file:
    index = json.load(file)
manifests = {entry["artifactType"]: json.loads(blob(entry["digest"])) for entry in index["manifests"]}
for manifest in manifests.values():
    jsonschema.validate(manifest, schema=oras.schemas.manifest)

bill = blob(manifests["application/vnd.cyclonedx+json"]["layers"][0]["digest"])
error = JsonStrictValidator(SchemaVersion.V1_7).validate_str(bill)

statement = json.loads(blob(manifests["application/vnd.in-toto+json"]["layers"][0]["digest"]))
json_format.ParseDict(statement["predicate"], provenance_pb2.Provenance())
json_format.ParseDict(statement, statement_pb2.Statement())

name = index["manifests"][0]["annotations"]["org.opencontainers.image.ref.name"]
print(json.dumps({"blobs": len(layout.get_ordered_blobs(name)), "bill": error and str(error.data), "name": name}))
