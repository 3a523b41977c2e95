"""Prints the scalars that TensorBoard reads in each folder below one, as JSON; numbers are the shortest
text that is read as the same number of their type, times are seconds."""

import json
import pathlib
import sys

import numpy
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData
from tensorboard.util.tensor_util import make_ndarray


def value_of(value):
    kind = value.WhichOneof("kind")
    return None if kind is None else getattr(value, kind)


def hparams(accumulator):
    found = {}
    contents = accumulator.summary_metadata.get("_hparams_/session_start_info")
    if contents is not None:
        data = HParamsPluginData.FromString(contents.plugin_data.content)
        found = {name: value_of(value) for name, value in data.session_start_info.hparams.items()}
    return found


def read(folder):
    accumulator = EventAccumulator(str(folder), size_guidance={"scalars": 0, "tensors": 0, "images": 1, "histograms": 1})
    accumulator.Reload()
    tags = accumulator.Tags()
    scalars = {
        tag: [[str(numpy.float32(event.value)), event.wall_time, event.step] for event in accumulator.Scalars(tag)]
        for tag in tags["scalars"]
    }
    texts = {}
    for tag in tags["tensors"]:
        plugin = accumulator.SummaryMetadata(tag).plugin_data.plugin_name
        events = accumulator.Tensors(tag)
        if plugin == "scalars":
            scalars[tag] = [[str(make_ndarray(event.tensor_proto).flat[0]), event.wall_time, event.step] for event in events]
        elif plugin == "text":
            texts[tag] = make_ndarray(events[-1].tensor_proto).item().decode()
    return {"scalars": scalars, "texts": texts, "hparams": hparams(accumulator)}


def main():
    root = pathlib.Path(sys.argv[1])
    folders = sorted({path.parent for path in root.rglob("*.tfevents.*")})
    print(json.dumps({folder.relative_to(root).as_posix(): read(folder) for folder in folders}))


main()
