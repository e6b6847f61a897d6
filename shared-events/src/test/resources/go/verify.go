// Verify checks a copy of the ledger's log with the Go project's own libraries for transparency
// logs, which know nothing of the ledger: the signed checkpoint, every entry, every tile, and the
// proofs that the ledger has made.
//
// Usage: verify VKEY LOG PROOFS. LOG holds checkpoint and tile/… as they are served (C2SP
// tlog-tiles); PROOFS holds *.tlog-proof (C2SP tlog-proof) and *.consistency, which is "old SIZE",
// the old root and the proof, a line each, in base64.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // a tile has 2^8 hashes

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: verify VKEY LOG PROOFS")
		os.Exit(2)
	}
	start := time.Now()
	result, err := verify(os.Args[1], os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, "does not agree:", err)
		os.Exit(1)
	}
	fmt.Printf("agrees: %s in %.1f s\n", result, time.Since(start).Seconds())
}

func verify(vkey, log, proofs string) (string, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return "", err
	}
	signed, err := os.ReadFile(filepath.Join(log, "checkpoint"))
	if err != nil {
		return "", err
	}
	tree, err := checkpoint(signed, verifier)
	if err != nil {
		return "", err
	}
	leaves, err := entries(log, tree.N)
	if err != nil {
		return "", err
	}
	root, err := tlog.TreeHash(tree.N, leaves)
	if err != nil {
		return "", err
	}
	if root != tree.Hash {
		return "", fmt.Errorf("the entries have the root %v, signed is %v", root, tree.Hash)
	}
	tiles, err := allTiles(log, tree.N, leaves)
	if err != nil {
		return "", err
	}
	inclusions, err := inclusionProofs(proofs, verifier, leaves)
	if err != nil {
		return "", err
	}
	consistencies, err := consistencyProofs(proofs, tree, leaves)
	if err != nil {
		return "", err
	}
	if err := ownProofs(tree, tlog.TileHashReader(tree, files(log)), leaves); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d entries, %d tiles, %d inclusion proofs, %d consistency proofs",
		tree.N, tiles, inclusions, consistencies), nil
}

// checkpoint is the tree that the note signs: three lines, of which the first is the key's name.
func checkpoint(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() || lines[3] != "" {
		return tlog.Tree{}, fmt.Errorf("this is no checkpoint of %s: %q", verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// memory holds all hashes of the tree, made from the entries alone.
type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = m[index]
	}
	return hashes, nil
}

// entries reads the bundles: each entry is a length of two bytes, and that many bytes.
func entries(log string, size int64) (memory, error) {
	var hashes memory
	for n := int64(0); n < size; {
		tile := tlog.Tile{H: height, L: -1, N: n >> height, W: int(min(size-n, 1<<height))}
		bundle, err := os.ReadFile(filepath.Join(log, path(tile)))
		if err != nil {
			return nil, err
		}
		for i := 0; i < tile.W; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, fmt.Errorf("%s ends in entry %d", path(tile), n)
			}
			length := 2 + int(binary.BigEndian.Uint16(bundle))
			more, err := tlog.StoredHashes(n, bundle[2:length], hashes)
			if err != nil {
				return nil, err
			}
			hashes = append(hashes, more...)
			bundle = bundle[length:]
			n++
		}
		if len(bundle) > 0 {
			return nil, fmt.Errorf("%s has %d bytes too many", path(tile), len(bundle))
		}
	}
	return hashes, nil
}

// allTiles compares every tile of the log with the one that the entries give.
func allTiles(log string, size int64, leaves memory) (int, error) {
	tiles := tlog.NewTiles(height, 0, size)
	for _, tile := range tiles {
		expected, err := tlog.ReadTileData(tile, leaves)
		if err != nil {
			return 0, err
		}
		served, err := os.ReadFile(filepath.Join(log, path(tile)))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(served, expected) {
			return 0, fmt.Errorf("%s differs from what the entries give", path(tile))
		}
	}
	return len(tiles), nil
}

// path names a tile as C2SP tlog-tiles does, without the height.
func path(tile tlog.Tile) string {
	return strings.Replace(strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "/data/", "/entries/", 1)
}

func inclusionProofs(dir string, verifier note.Verifier, leaves memory) (int, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.tlog-proof"))
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return 0, err
		}
		head, signed, _ := strings.Cut(string(text), "\n\n")
		lines := strings.Split(head, "\n")
		if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
			return 0, fmt.Errorf("%s is no proof", name)
		}
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
		if err != nil {
			return 0, err
		}
		proof, err := hashes(lines[2:])
		if err != nil {
			return 0, err
		}
		tree, err := checkpoint([]byte(signed), verifier)
		if err != nil {
			return 0, err
		}
		leaf := leaves[tlog.StoredHashIndex(0, index)]
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf); err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
	}
	return len(names), nil
}

func consistencyProofs(dir string, tree tlog.Tree, leaves memory) (int, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.consistency"))
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return 0, err
		}
		lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		size, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
		if err != nil {
			return 0, err
		}
		proof, err := hashes(lines[1:])
		if err != nil {
			return 0, err
		}
		old, err := tlog.TreeHash(size, leaves)
		if err != nil {
			return 0, err
		}
		if old != proof[0] {
			return 0, fmt.Errorf("%s: the first %d entries have the root %v", name, size, old)
		}
		if err := tlog.CheckTree(proof[1:], tree.N, tree.Hash, size, old); err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
	}
	return len(names), nil
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var all []tlog.Hash
	for _, line := range lines {
		bytes, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(bytes) != tlog.HashSize {
			return nil, fmt.Errorf("this is no hash: %q", line)
		}
		all = append(all, tlog.Hash(bytes))
	}
	return all, nil
}

// ownProofs makes proofs from the tiles alone, as somebody would who follows the log from afar.
func ownProofs(tree tlog.Tree, tiles tlog.HashReader, leaves memory) error {
	for n := int64(0); n < tree.N; n += max(tree.N/50, 1) {
		record, err := tlog.ProveRecord(tree.N, n, tiles)
		if err != nil {
			return err
		}
		leaf := leaves[tlog.StoredHashIndex(0, n)]
		if err := tlog.CheckRecord(record, tree.N, tree.Hash, n, leaf); err != nil {
			return err
		}
		growth, err := tlog.ProveTree(tree.N, n+1, tiles)
		if err != nil {
			return err
		}
		old, err := tlog.TreeHash(n+1, leaves)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(growth, tree.N, tree.Hash, n+1, old); err != nil {
			return err
		}
	}
	return nil
}

// files reads tiles from a directory.
type files string

func (files) Height() int { return height }

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), path(tile)))
		if err != nil {
			return nil, err
		}
		all[i] = data
	}
	return all, nil
}

func (files) SaveTiles([]tlog.Tile, [][]byte) {}
