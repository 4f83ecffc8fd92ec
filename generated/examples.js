// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
export const examples = {
  "listWorkspaces": {
    "200": {
      "documented": {
        "description": "Workspaces of the user",
        "data": {
          "workspaces": [
            {
              "timezone": {
                "name": "Europe/Rome",
                "value": "UTC+02:00"
              },
              "_id": "6630bc19678a6f4e41d71c0d",
              "name": "Personale",
              "image": "6630bc19678a6f4e41d71bfe/picture.gif",
              "default": true,
              "user": "6630bc19678a6f4e41d71bfe",
              "created_at": "2024-04-30T09:38:33.380Z",
              "updated_at": "2024-04-30T09:38:33.380Z"
            },
            {
              "timezone": {
                "name": "Europe/Rome",
                "value": "UTC+02:00"
              },
              "_id": "663b3db7522ef4893db24536",
              "name": "Workspace 2",
              "image": "generic/workspace-placeholder.gif",
              "default": false,
              "user": "6630bc19678a6f4e41d71bfe",
              "created_at": "2024-05-08T08:53:43.000Z",
              "updated_at": "2024-05-08T08:53:43.000Z"
            },
            {
              "timezone": {
                "name": "Europe/Rome",
                "value": "UTC+02:00"
              },
              "_id": "66547c2c0c88066fdd89c9af",
              "name": "Workspace 3",
              "image": "generic/workspace-placeholder.gif",
              "default": false,
              "user": "6630bc19678a6f4e41d71bfe",
              "created_at": "2024-05-27T12:27:56.000Z",
              "updated_at": "2024-05-27T12:27:56.000Z"
            }
          ],
          "collabWorkspace": [],
          "allWorkspaces": [
            {
              "timezone": {
                "name": "Europe/Rome",
                "value": "UTC+02:00"
              },
              "_id": "6630bc19678a6f4e41d71c0d",
              "name": "Personale",
              "image": "6630bc19678a6f4e41d71bfe/picture.gif",
              "default": true,
              "user": "6630bc19678a6f4e41d71bfe",
              "created_at": "2024-04-30T09:38:33.380Z",
              "updated_at": "2024-04-30T09:38:33.380Z"
            }
          ]
        },
        "error": null
      },
      "empty": {
        "description": "Workspaces of the user",
        "data": {
          "workspaces": [],
          "collabWorkspace": [],
          "allWorkspaces": []
        },
        "error": null
      }
    },
    "500": {
      "placeholder": {}
    }
  },
  "listSocialAccounts": {
    "200": {
      "documented": {
        "description": "Social Account in workspace",
        "data": [
          {
            "_id": "6630bfe7678a6f4e41d768fc",
            "name": "SocialReply",
            "account_id": "-0004YCYPM4hL7iZj_quDDpk9ED4W2MZsoVO",
            "provider": "tiktok",
            "type": "profile",
            "brandvoiceInfo": {
              "totalPosts": 0
            },
            "picture": "https://p16-sign-useast2a.tiktokcdn.com/tos-useast2a-avt-0068-euttp/f3d3db2b303e83a17389df8c65cc7a60~tplv-tiktokx-cropcenter:168:168.jpeg?dr=10397&refresh_token=cc3354b9&x-expires=1746057600&x-signature=OqYH4fb%2FgILlxmr837bwc5Hp45M%3D&t=4d5b0474&ps=13740610&shp=a5d48078&shcp=8aecc5ac&idc=useast2a",
            "expired": false,
            "created_at": "2024-04-30T09:54:42.838Z"
          },
          {
            "_id": "6630c074678a6f4e41d769fb",
            "name": "SocialReply",
            "account_id": "1706428398791282688",
            "provider": "x",
            "type": "profile",
            "brandvoiceInfo": {
              "lastPostDate": "2024-05-20T08:45:02.825Z",
              "firstPostDate": "2024-05-20T08:45:02.825Z",
              "totalPosts": 7
            },
            "picture": "https://pbs.twimg.com/profile_images/1706428490856140800/tqi6vbNF_normal.jpg",
            "expired": true,
            "created_at": "2024-06-12T08:01:11.518Z"
          },
          {
            "_id": "680f74150c8e665de0ea52d6",
            "name": "Social Reply",
            "account_id": "17841462124130951",
            "provider": "instagram",
            "type": "business",
            "brandvoiceInfo": {
              "lastPostDate": "2025-01-15T12:35:08.000Z",
              "firstPostDate": "2023-09-28T08:07:41.000Z",
              "totalPosts": 67
            },
            "picture": "https://scontent-mxp1-1.xx.fbcdn.net/v/t39.30808-1/370482921_303203452295894_6450337016541313802_n.jpg?stp=dst-jpg_s100x100_tt6&_nc_cat=103&ccb=1-7&_nc_sid=fe756c&_nc_ohc=YB8sh5OG3m0Q7kNvwFWH2zq&_nc_oc=AdlcLZaLebxVGXBFZQb8Rlj-n4TKWL_Wqu6V73ehv7N88TdC2yvyd8mbv_54Q7xjvNE&_nc_zt=24&_nc_ht=scontent-mxp1-1.xx&edm=AGaHXAAEAAAA&_nc_gid=drJMzWqwS-_Slf-C7di-8g&oh=00_AfGQzM0B5OCDxO8n71AO0pr0IagjlYP_-uYlE5s018Cr8w&oe=68155D96",
            "expired": false,
            "created_at": "2025-04-28T12:27:01.720Z"
          }
        ],
        "error": null
      },
      "empty": {
        "description": "Social Account in workspace",
        "data": [],
        "error": null
      },
      "reconnect": {
        "description": "Social Account in workspace",
        "data": [
          {
            "_id": "6630c074678a6f4e41d769fb",
            "name": "SocialReply",
            "account_id": "1706428398791282688",
            "provider": "x",
            "type": "profile",
            "brandvoiceInfo": {
              "lastPostDate": "2024-05-20T08:45:02.825Z",
              "firstPostDate": "2024-05-20T08:45:02.825Z",
              "totalPosts": 7
            },
            "picture": "https://pbs.twimg.com/profile_images/1706428490856140800/tqi6vbNF_normal.jpg",
            "expired": true,
            "created_at": "2024-06-12T08:01:11.518Z"
          }
        ],
        "error": null
      }
    },
    "500": {
      "placeholder": {}
    }
  },
  "listLabels": {
    "200": {
      "documented": {
        "description": "Labels in workspace",
        "data": [
          {
            "_id": "6811f76c3aa4bf3deb1e940b",
            "label": "label 1",
            "color": "purple"
          },
          {
            "_id": "6811f76f3aa4bf3deb1e948d",
            "label": "label 2",
            "color": "blue"
          },
          {
            "_id": "6811f7733aa4bf3deb1e94a4",
            "label": "label 3",
            "color": "red"
          },
          {
            "_id": "6811f7773aa4bf3deb1e94b7",
            "label": "label 4",
            "color": "green"
          },
          {
            "_id": "6811f77f3aa4bf3deb1e94ca",
            "label": "label 5",
            "color": "yellow"
          }
        ],
        "error": null
      },
      "empty": {
        "description": "Labels in workspace",
        "data": [],
        "error": null
      }
    },
    "500": {
      "placeholder": {}
    }
  }
};
export const documentedResponses = {
  "listWorkspaces": {
    "200": {
      "contentType": "application/json",
      "examples": [
        "documented",
        "empty"
      ]
    },
    "400": {
      "examples": []
    },
    "401": {
      "examples": []
    },
    "402": {
      "examples": []
    },
    "403": {
      "examples": []
    },
    "404": {
      "examples": []
    },
    "405": {
      "examples": []
    },
    "406": {
      "examples": []
    },
    "408": {
      "examples": []
    },
    "409": {
      "examples": []
    },
    "415": {
      "examples": []
    },
    "422": {
      "examples": []
    },
    "429": {
      "examples": []
    },
    "500": {
      "contentType": "application/json",
      "examples": [
        "placeholder"
      ]
    },
    "502": {
      "examples": []
    },
    "503": {
      "examples": []
    },
    "504": {
      "examples": []
    },
    "default": {
      "examples": []
    }
  },
  "listSocialAccounts": {
    "200": {
      "contentType": "application/json",
      "examples": [
        "documented",
        "empty",
        "reconnect"
      ]
    },
    "400": {
      "examples": []
    },
    "401": {
      "examples": []
    },
    "402": {
      "examples": []
    },
    "403": {
      "examples": []
    },
    "404": {
      "examples": []
    },
    "405": {
      "examples": []
    },
    "406": {
      "examples": []
    },
    "408": {
      "examples": []
    },
    "409": {
      "examples": []
    },
    "415": {
      "examples": []
    },
    "422": {
      "examples": []
    },
    "429": {
      "examples": []
    },
    "500": {
      "contentType": "application/json",
      "examples": [
        "placeholder"
      ]
    },
    "502": {
      "examples": []
    },
    "503": {
      "examples": []
    },
    "504": {
      "examples": []
    },
    "default": {
      "examples": []
    }
  },
  "listLabels": {
    "200": {
      "contentType": "application/json",
      "examples": [
        "documented",
        "empty"
      ]
    },
    "400": {
      "examples": []
    },
    "401": {
      "examples": []
    },
    "402": {
      "examples": []
    },
    "403": {
      "examples": []
    },
    "404": {
      "examples": []
    },
    "405": {
      "examples": []
    },
    "406": {
      "examples": []
    },
    "408": {
      "examples": []
    },
    "409": {
      "examples": []
    },
    "415": {
      "examples": []
    },
    "422": {
      "examples": []
    },
    "429": {
      "examples": []
    },
    "500": {
      "contentType": "application/json",
      "examples": [
        "placeholder"
      ]
    },
    "502": {
      "examples": []
    },
    "503": {
      "examples": []
    },
    "504": {
      "examples": []
    },
    "default": {
      "examples": []
    }
  }
};
