/** The body of a response with a number of accounts that resemble the documented examples. */
export function body(count) {
  const data = Array.from({ length: count }, (_, index) => ({
    _id: index.toString(16).padStart(24, "6630bfe7"),
    name: `Account ${index} ünïcode`,
    account_id: `1706428398791282${index}`,
    provider: ["tiktok", "x", "instagram"][index % 3],
    type: index % 3 === 2 ? "business" : "profile",
    brandvoiceInfo: {
      lastPostDate: "2025-01-15T12:35:08.000Z",
      firstPostDate: "2023-09-28T08:07:41.000Z",
      totalPosts: index,
    },
    picture: `https://pbs.twimg.com/profile_images/${index}/tqi6vbNF_normal.jpg?x-expires=1746057600&x-signature=OqYH4fb%2F`,
    expired: index % 7 === 0,
    created_at: "2024-06-12T08:01:11.518Z",
  }));
  return JSON.stringify({ description: "Social Account in workspace", data, error: null });
}
