import factory from '@adonisjs/lucid/factories'
import UserProfile from '#models/user_profile'

export const UserProfileFactory = factory
  .define(UserProfile, () => ({
    isActive: true,
    bio: '',
    avatar: '',
    location: '',
    website: '',
    phone: '',
    birthDate: null,
    gender: '',
    isPrivate: false,
  }))
  .state('private', (profile) => (profile.isPrivate = true))
  .build()
