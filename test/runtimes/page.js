/** The program that a browser runs. */
import { runBehaviours } from "./behaviours.js";

globalThis.runBehaviours = runBehaviours;
