"""The outside world, one adapter a file.

- Disks: `files` read and found, `writing`, a `folder` of stories and who `watch`es it, a `lock` against a second batch, `reports`,
  `stores` at URLs.
- Readers: `devices` and `targets` find the one that is meant, by what `readers` look like, among the `mounts`. A book goes onto it
  as a `drive` beside the `copies` that are there, under one of the `names` that it takes, and leave is taken by `eject`; or by way of
  `calibre`, or of `mail` (`passwords`).
- Work: `workers`, what each `worker` is and does (`working`, in `steps`); those of a `cluster`. `epubcheck` keeps the official checker warm.
- `catalogue`: a folder of books on the network.
"""
