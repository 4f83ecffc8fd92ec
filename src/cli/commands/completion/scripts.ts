/**
 * The scripts that shells load. They pass the words of the command line on without evaluating them: pressing Tab must not
 * run a `$(…)`.
 */
export const completionScripts: Readonly<Record<string, string>> = {
  bash: `# bash completion for asters
__asters_complete() {
  local word line prefix=
  local -a words=()
  # Bash splits --name=value into three words.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ $word == = && \${#words[@]} -gt 0 ]]; then
      prefix=\${words[\${#words[@]}-1]}=
      words[\${#words[@]}-1]=$prefix
    elif [[ -n $prefix && \${words[\${#words[@]}-1]} == "$prefix" ]]; then
      words[\${#words[@]}-1]=$prefix$word
    else
      prefix=
      words+=("$word")
    fi
  done
  COMPREPLY=()
  while IFS= read -r line; do
    line=\${line%%$'\\t'*}
    COMPREPLY+=("\${line#"$prefix"}")
  done < <(asters complete -- "\${words[@]}" 2>/dev/null)
}
complete -o default -F __asters_complete asters
`,
  zsh: `#compdef asters
_asters() {
  local line
  local -a offered
  for line in \${(f)"$(asters complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)"}; do
    offered+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( $#offered )); then _describe -V asters offered; else _files; fi
}
compdef _asters asters
`,
  fish: `# fish completion for asters
function __asters_complete
  set -l words (commandline -opc) (commandline -ct)
  asters complete -- $words[2..] 2>/dev/null
end
complete -c asters -n '__asters_complete | string length -q' -f -a '(__asters_complete)'
`,
};
