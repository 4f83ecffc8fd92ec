/** Facts of the API description that the command line shows. */
export const knownProviders: readonly string[] = ["tiktok", "x", "instagram", "facebook"];
