/** The program that a browser runs. */
import { runBehaviors } from "./behaviors.js";

globalThis.runBehaviors = runBehaviors;
