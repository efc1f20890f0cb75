"use client";

export { type Followed, type Following, useFollow } from "./use-follow.js";
export { type PagesRead, usePages } from "./use-pages.js";
export { type Pending, type SendOptions, useSend } from "./use-send.js";
export { useStatus } from "./use-status.js";
