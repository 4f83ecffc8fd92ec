metrics=/var/lib/node_exporter/textfile_collector/asters.prom
asters check --quiet --fail-on none --state /var/lib/asters/state.json --openmetrics > "$metrics.tmp"
[ -s "$metrics.tmp" ] && mv "$metrics.tmp" "$metrics"
