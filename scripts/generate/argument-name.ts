/** Names that an argument cannot have: reserved words, and those of the arguments that follow path parameters. */
const taken =
  /^(arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|query|body|parameters|options)$/;

/** The argument for a path parameter: `workspace_id` is `workspaceId`. */
export function toArgumentName(parameter: string): string {
  const name = parameter.replace(/[^A-Za-z\d$]+([A-Za-z\d])/g, (_, letter: string) => letter.toUpperCase());
  return taken.test(name) ? `${name}Parameter` : name;
}
